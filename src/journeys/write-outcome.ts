import type { AnnouncementKey } from "#account/announcements.ts";
import { announce } from "#http/announce.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { giveSession } from "./give-session.ts";
import type { AnsweredVisit, Moving, Redraw } from "./step.ts";

/** Whether this post moved the row, and what the next page says of it. */
export type Moved = { isOurs: boolean; said: AnnouncementKey | null };

/** Of identical posts at once another one moved the row. */
export const movedAlready: Moved = { isOurs: false, said: null };

/** Writes what a step wants written, in the transaction that has moved the row. */
export async function writeOutcome(trx: SpaceTransaction, outcome: Moving): Promise<Result<Moved, Redraw>> {
  const written = await outcome.write?.(trx);
  if (written && "redraw" in written) return refused(written);
  return done({ isOurs: true, said: written?.said ?? null });
}

/** Only after the commit: a browser must not be told, or given, what was rolled back. */
export async function tellBrowser(
  visit: AnsweredVisit,
  { opened }: Moving,
  said: AnnouncementKey | null,
): Promise<void> {
  if (opened) await giveSession(visit, opened);
  if (said) announce(visit.request, visit.reply, said);
}
