import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterId } from "#kernel/ids.ts";

/** The hash of the secret a letter carried, so that it is not kept as a password. */
export async function findSecretHash(trx: SpaceTransaction, id: LetterId): Promise<string | null> {
  const row = await trx.selectFrom("letter").select("secret_hash").where("id", "=", id).executeTakeFirst();
  return row?.secret_hash ?? null;
}
