import type { Context } from "#context.ts";
import { noteAnchor } from "../check/checks.queries.ts";
import { writeAnchor } from "./anchor-file.ts";
import { readLastRow } from "./anchors.queries.ts";

/**
 * Writes the last row of the chain to the file of anchors, outside the database: rows up to it can no longer vanish
 * unseen. Nothing is written for an empty chain.
 */
export async function anchorChain({ db, space, store }: Pick<Context, "db" | "space" | "store">) {
  const last = await db.inTransaction(readLastRow);
  if (!last) return;
  await writeAnchor(store, space.id, last);
  await db.inTransaction((trx) => noteAnchor(trx, last));
}
