import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { announce } from "#http/answers/announce.ts";
import { setCookie } from "#http/cookies.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import { giveSession } from "../credentials/give-session.ts";
import type { AnsweredVisit, Moving, Redraw } from "./step.ts";

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

/** Only after the commit: a browser must not be told, or given, what was rolled back. */
export async function tellBrowser(
  visit: AnsweredVisit,
  { opened }: Moving,
  { said, known }: Pick<Moved, "said" | "known">,
): Promise<void> {
  if (opened) await giveSession(visit, opened);
  if (known) setCookie(visit.request, visit.reply, "browser", known, browserMemory);
  if (said) announce(visit.request, visit.reply, said);
}
