import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Anchor } from "./anchor-file.ts";

/** By the head of the chain; `undefined` for an empty one. `at`: now. */
export async function readLastRow(trx: SpaceTransaction): Promise<Anchor | undefined> {
  const head = await trx
    .selectFrom("audit_head")
    .select(["seq", "hash", sql<Date>`now()`.as("at")])
    .where("seq", ">", "0")
    .executeTakeFirst();
  return head && { at: head.at, seq: Number(head.seq), hash: head.hash.toString("base64") };
}
