import type { Kysely } from "kysely";
import type { Keys } from "#infra/sealing/keys.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";
import type { Tables } from "./tables/schema.ts";

/** Records which secret this database is written with, and refuses any other from then on. */
export async function checkKey(db: Kysely<Tables>, keys: Keys) {
  await db
    .insertInto("installation")
    .values({ key_check: checkOf(keys) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const fault = await keyFault(db, keys);
  if (fault) throw new PlainFailure(fault);
}

export async function keyFault(db: Kysely<Tables>, keys: Keys): Promise<string | null> {
  const noted = await db.selectFrom("installation").select("key_check").executeTakeFirst();
  if (!noted || noted.key_check === checkOf(keys)) return null;
  return "PARVIS_SECRET n’est pas celui avec lequel cette base a été écrite. Remettez l’ancien : docs/deploy.md, « The secret ».";
}

const checkOf = (keys: Keys) => keys.sign("check", "installation").toString("base64url");
