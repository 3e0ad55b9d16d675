import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { Attempt } from "./attempts.queries.ts";
import type { Counting } from "./counting.queries.ts";
import { countingFailure, takeBackFailure } from "./limits.queries.ts";
import { subjectOf, type Tried } from "./subject.ts";
import { type Memory, takeTry } from "./take-try.queries.ts";

type Failure = { source: string; named: Tried; subject: string; isJudged: boolean };

export type Shown = Exclude<Attempt, { kind: "too_many" }>;

export const shownSubject = (keys: Keys, source: string, named: Tried) =>
  subjectOf(keys, { shown_to: source, named: subjectOf(keys, named) });

/**
 * Counts failures by source and name typed, for display. The owner and other sources never change this count, so it
 * does not reveal who is on file (LOG-11, docs/decisions/0029). Limits by source use the same count, because they are
 * visible too.
 */
export async function countShown(
  trx: SpaceTransaction,
  keys: Keys,
  { source, named, subject, isJudged }: Failure,
  how: Counting,
  memory: Memory = {},
): Promise<Shown> {
  const shown = await takeTry(trx, shownSubject(keys, source, named), how, null, {
    ...memory,
    shown: true,
  });
  if (shown.kind === "too_many") throw new Error("what is shown is barred by nothing");
  if (shown.kind === "locked" && isJudged) await takeBackFailure(trx, source, subject);
  if (shown.kind === "taken" && !isJudged) await countingFailure(source, subject).execute(trx);
  return shown;
}
