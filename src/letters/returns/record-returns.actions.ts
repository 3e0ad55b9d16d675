import { appendAudit } from "#audit/append-audit.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { numberIn } from "../number-in.ts";
import {
  judgeReturn,
  type ReturnedLine,
  type ReturnOutcome,
  readReturnedLines,
} from "./returned-lines.rules.ts";
import { type LetterOut, lockBySerial, lockLettersOut, markReturned } from "./returns.queries.ts";

/** `letters`: those that the line set, or the one that it could not. */
export type Returned = {
  line: ReturnedLine;
  outcome: ReturnOutcome;
  letters: readonly LetterOut[];
};

/** Takes letters back, line by line, in one transaction. A line that comes twice is seen already the second time. */
export const recordReturns = (ctx: Context, lines: readonly ReturnedLine[]): Promise<Returned[]> =>
  ctx.db.inTransaction(async (trx) => {
    const serials = lines.flatMap(({ names }) => (names?.kind === "letter" ? [names.serial] : []));
    const known = new Map((await lockBySerial(trx, serials)).map((letter) => [letter.serial, letter]));
    const returned: Returned[] = [];
    for (const line of lines) returned.push(await takeBack(trx, line, known));
    const taken = returned.filter(isTaken);
    for (const { line, letters } of taken)
      for (const letter of letters)
        await appendAudit(trx, ctx, {
          kind: "letter_returned",
          holderId: letter.holderId,
          effect: { letter: letter.serial, reason: line.reason },
        });
    return returned;
  });

export const isTaken = ({ outcome }: Pick<Returned, "outcome">) =>
  outcome === "taken" || outcome === "taken_late";

async function takeBack(
  trx: SpaceTransaction,
  line: ReturnedLine,
  known: Map<string, LetterOut>,
): Promise<Returned> {
  const { names, reason } = line;
  if (names === null) return { line, outcome: "unknown", letters: [] };
  if (names.kind === "holder") {
    if (!(await findHolderByNumber(trx, names.number))) return { line, outcome: "unknown", letters: [] };
    const letters = await lockLettersOut(trx, names.number);
    for (const letter of letters) await take(trx, letter, reason, known);
    return { line, outcome: letters.length > 0 ? "taken" : "nothing_out", letters };
  }
  const letter = known.get(names.serial);
  if (!letter) return { line, outcome: "unknown", letters: [] };
  const outcome = judgeReturn(letter);
  if (isTaken({ outcome })) await take(trx, letter, reason, known);
  return { line, outcome, letters: [letter] };
}

async function take(
  trx: SpaceTransaction,
  letter: LetterOut,
  reason: ReturnedLine["reason"],
  known: Map<string, LetterOut>,
) {
  await markReturned(trx, letter, reason);
  known.set(letter.serial, { ...letter, isReturned: true });
}

/** What one person brings back at the command line: a code, or a holder's number for all of their letters. */
export async function recordReturn(
  ctx: Context,
  typed: string,
  reason: ReturnReason | null = null,
): Promise<Result<{ letters: number }, Exclude<ReturnOutcome, "taken" | "taken_late">>> {
  const [returned] = await recordReturns(ctx, readReturnedLines(typed, reason, numberIn(ctx)));
  if (!returned) return refused("unknown");
  const { outcome, letters } = returned;
  return outcome === "taken" || outcome === "taken_late"
    ? done({ letters: letters.length })
    : refused(outcome);
}
