import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";

/** One statement, with the same work for any number and address (REC-11). */
export async function findHolderForCodeAndLink(
  trx: SpaceTransaction,
  { number, email }: { number: string; email: string },
): Promise<HolderId | null> {
  const row = await trx
    .selectFrom("holder")
    .innerJoin("account", "account.holder_id", "holder.id")
    .select("holder.id")
    .where("holder.number", "=", number)
    .where("holder.closed_at", "is", null)
    .where("account.closed_at", "is", null)
    .where("account.email_key", "=", addressKey(email))
    .executeTakeFirst();
  return row?.id ?? null;
}
