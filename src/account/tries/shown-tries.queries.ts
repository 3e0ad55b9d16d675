import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { Attempt } from "./attempts.queries.ts";
import type { Counting } from "./counting.ts";
import { countingFailure, takeBackFailure } from "./limits.queries.ts";
import { subjectOf, type Tried } from "./subject.ts";
import { type Memory, takeTry } from "./take-try.queries.ts";

/** A stranger's failure: where it came from, what was named, and the count that decides whether it was judged. */
type Failure = { source: string; named: Tried; subject: string; isJudged: boolean };

/** What a stranger may be told: never that their try was not judged. */
export type Shown = Exclude<Attempt, { kind: "too_many" }>;

/** The count of what one source failed on one name, known or unknown. */
export const shownSubject = (keys: Keys, source: string, named: Tried) =>
  subjectOf(keys, { shown_to: source, named: subjectOf(keys, named) });

/**
 * Counts a failure for what its source is shown: the tries that source has left on that name, and the lock it brought
 * upon itself. Nothing another source does changes it, nor a success or a recovery: what its owner does tells nobody
 * who is on file (LOG-11, docs/decisions/0029). The source is charged by this count too, for limits show as well.
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
