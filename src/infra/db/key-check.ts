import type { Kysely } from "kysely";
import type { Keys } from "#infra/sealing/keys.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";
import type { Tables } from "./schema.ts";

/** Notes which secret this database is written with, and refuses another one ever after. */
export async function checkKey(db: Kysely<Tables>, keys: Keys) {
  const check = keys.sign("check", "installation").toString("base64url");
  await db
    .insertInto("installation")
    .values({ key_check: check })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { key_check } = await db.selectFrom("installation").select("key_check").executeTakeFirstOrThrow();
  if (key_check !== check) {
    throw new PlainFailure(
      "PARVIS_SECRET n’est pas celui avec lequel cette base a été écrite. Remettez l’ancien : docs/deploy.md, « The secret ».",
    );
  }
}
