import type { AnnouncementKey } from "#account/journal/announcements.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Redraw } from "#web/refuse-form.ts";
import type { Moving } from "./step.ts";

/** Whether this post moved the row, and what the next page says of it. */
export type Moved = { isOurs: boolean; said: AnnouncementKey | null; known: string | null };

/** Of identical posts at once another one moved the row. */
export const movedAlready: Moved = { isOurs: false, said: null, known: null };

/** Writes what a step wants written, in the transaction that has moved the row. */
export async function writeOutcome(trx: SpaceTransaction, outcome: Moving): Promise<Result<Moved, Redraw>> {
  const written = await outcome.write?.(trx);
  if (written && "redraw" in written) return refused(written);
  return done({ isOurs: true, said: written?.said ?? null, known: written?.known ?? null });
}
