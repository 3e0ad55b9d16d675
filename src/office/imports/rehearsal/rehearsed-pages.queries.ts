import { sql } from "kysely";
import { openAccount } from "#account/accounts.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId, UploadId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";

/** `holder`: their rank in the rehearsal, from 1. */
export type RehearsedPage = { holder: number; page: string; label: string };

export const listRehearsed = (trx: SpaceTransaction, id: UploadId): Promise<RehearsedPage[]> =>
  trx
    .selectFrom("rehearsed_page")
    .select(["holder", "page", "label"])
    .where("upload_id", "=", id)
    .orderBy("holder")
    .orderBy("page")
    .execute();

export function findRehearsed(
  trx: SpaceTransaction,
  id: UploadId,
  { holder, page }: Pick<RehearsedPage, "holder" | "page">,
): Promise<{ sealed: Buffer; holderId: HolderId } | undefined> {
  return trx
    .selectFrom("rehearsed_page")
    .select(["sealed", "holder_id as holderId"])
    .where("upload_id", "=", id)
    .where("holder", "=", holder)
    .where("page", "=", page)
    .executeTakeFirst();
}

export type SealedPage = RehearsedPage & { holder_id: HolderId; sealed: Buffer };

/** In place of those of an earlier rehearsal. */
export async function replaceRehearsed(trx: SpaceTransaction, id: UploadId, pages: readonly SealedPage[]) {
  await trx.deleteFrom("rehearsed_page").where("upload_id", "=", id).execute();
  if (pages.length > 0)
    await trx
      .insertInto("rehearsed_page")
      .values(pages.map((page) => ({ upload_id: id, ...page })))
      .execute();
}

export type RehearsedHolder = {
  holderId: HolderId;
  accountId: AccountId;
  firstName: string;
  lastName: string;
  organisation: string;
};

/**
 * As they are inside of the rehearsal, in the order of `ids`. One without an account gets one, which is rolled back with
 * the rest: pages are those of an account.
 */
export async function findRehearsedHolders(
  trx: SpaceTransaction,
  space: Space,
  ids: readonly HolderId[],
): Promise<RehearsedHolder[]> {
  const found = await trx
    .selectFrom("holder")
    .leftJoin("account", (join) =>
      join.onRef("account.holder_id", "=", "holder.id").on("account.closed_at", "is", null),
    )
    .select(["holder.id as holderId", "account.id as accountId", "holder.organisation", "holder.email"])
    .select(["holder.first_name as firstName", "holder.last_name as lastName"])
    .where("holder.id", "in", ids)
    .execute();
  const rehearsed: RehearsedHolder[] = [];
  for (const id of ids) {
    const holder = found.find(({ holderId }) => holderId === id);
    if (!holder) continue;
    const { email, accountId, ...names } = holder;
    const account = accountId ?? (await borrowAccount(trx, space, id, email));
    if (account) rehearsed.push({ ...names, accountId: account });
  }
  return rehearsed;
}

const noPassword = "!";

/** Under an address that names nobody, where theirs names another account. */
const borrowAccount = async (trx: SpaceTransaction, space: Space, holderId: HolderId, email: string | null) =>
  (email && (await openAccount(trx, space, { holderId, email, passwordHash: noPassword }))) ||
  openAccount(trx, space, { holderId, email: `${holderId}@repetition.invalid`, passwordHash: noPassword });

/** What a page of the rehearsal breaks must not end the rehearsal. */
export async function inSavepoint<T>(trx: SpaceTransaction, work: () => Promise<T>): Promise<T | null> {
  await sql`savepoint rehearsed`.execute(trx);
  try {
    return await work();
  } catch {
    await sql`rollback to savepoint rehearsed`.execute(trx);
    return null;
  }
}
