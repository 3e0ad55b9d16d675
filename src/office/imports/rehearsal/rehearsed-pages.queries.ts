import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId, UploadId } from "#kernel/ids.ts";

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
  accountId: AccountId | null;
  firstName: string;
  lastName: string;
  organisation: string;
};

/** As they are inside of the rehearsal, in the order of `ids`. */
export async function findRehearsedHolders(
  trx: SpaceTransaction,
  ids: readonly HolderId[],
): Promise<RehearsedHolder[]> {
  const found = await trx
    .selectFrom("holder")
    .leftJoin("account", (join) =>
      join.onRef("account.holder_id", "=", "holder.id").on("account.closed_at", "is", null),
    )
    .select(["holder.id as holderId", "account.id as accountId", "holder.organisation"])
    .select(["holder.first_name as firstName", "holder.last_name as lastName"])
    .where("holder.id", "in", ids)
    .execute();
  return ids.flatMap((id) => found.find(({ holderId }) => holderId === id) ?? []);
}

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
