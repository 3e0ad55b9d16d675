import type { LetterState, ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import { readReference } from "../reference.rules.ts";
import { everyReturnReason } from "./return-reasons.rules.ts";

/** `line`: from 1, as typed. `reason`: its own, else that of all. */
export type ReturnedLine = {
  line: number;
  typed: string;
  reason: ReturnReason | null;
  names: { kind: "letter"; serial: string } | { kind: "holder"; number: string } | null;
};

/** A code, then perhaps the digit of its reason: "0000 1234 82", "0000123482 3", "N1048079;2". */
const withReason = /^(.+?)(?:\s*[;,/]\s*|\s+)([1-4])$/;

/** One code a line: what a scanner reads, or a holder's number when it reads nothing. */
export function readReturnedLines(
  typed: string,
  reasonOfAll: ReturnReason | null,
  readNumber: (typed: string) => string | null,
): ReturnedLine[] {
  const name = (code: string): ReturnedLine["names"] => {
    const serial = readReference(code);
    if (serial) return { kind: "letter", serial };
    const number = readNumber(code);
    return number ? { kind: "holder", number } : null;
  };
  return typed.split(/\r\n|\r|\n/).flatMap((row, index): ReturnedLine[] => {
    const code = row.trim();
    if (code === "") return [];
    const whole = { line: index + 1, typed: code, reason: reasonOfAll, names: name(code) };
    // A reference is never split: its last group has two digits. A number of a free shape might swallow the reason.
    if (whole.names?.kind === "letter") return [whole];
    const [, before = "", digit = ""] = withReason.exec(code) ?? [];
    const reason = everyReturnReason[Number(digit) - 1];
    return [reason ? { ...whole, reason, names: name(before) } : whole];
  });
}

export type ReturnOutcome =
  /** Its secret, if it had one, opens nothing any more. */
  | "taken"
  /** Its secret was over already: used, expired or replaced. The address is wrong all the same. */
  | "taken_late"
  | "seen"
  | "not_posted"
  /** Of a holder: no letter is on its way. */
  | "nothing_out"
  | "unknown";

export type LetterBack = { state: LetterState; isPosted: boolean; isReturned: boolean };

/** What becomes of a letter whose code was scanned. */
export function judgeReturn({ state, isPosted, isReturned }: LetterBack): ReturnOutcome {
  if (isReturned || state === "returned") return "seen";
  if (!isPosted) return "not_posted";
  return state === "posted" ? "taken" : "taken_late";
}
