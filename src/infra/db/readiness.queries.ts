import { type Kysely, sql } from "kysely";
import { type Duration, seconds } from "#kernel/duration.ts";
import type { Tables } from "./tables/schema.ts";

const remembered: Duration = seconds(1);

/**
 * Tests by writing: after a fail-over, a read-only server or one with a full disk still answers SELECT. At most once a
 * second, since anybody can request `/readyz`.
 */
export function readinessOf(db: Kysely<Tables>): () => Promise<boolean> {
  let asked = Number.NEGATIVE_INFINITY;
  let answer = Promise.resolve(false);
  return () => {
    if (performance.now() - asked > remembered) {
      asked = performance.now();
      answer = canWrite(db);
    }
    return answer;
  };
}

async function canWrite(db: Kysely<Tables>): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("installation")
    .set({ key_check: sql<string>`key_check` })
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
