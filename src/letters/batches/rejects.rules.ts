import { done, type Result, refused } from "#kernel/result.ts";
import { readReference } from "../reference.rules.ts";

/** What a line names: places in the batch (both included), the reference on a letter, or a holder's number. */
export type Reject =
  | { kind: "places"; typed: string; from: number; to: number }
  | { kind: "reference"; typed: string; serial: string }
  | { kind: "number"; typed: string; number: string };

const places = /^(\d{1,4})(?:[-–](\d{1,4}))?$/;

/** `words`: one a line, or between commas: "3", "17-24", a reference or a number. */
export function readRejects(
  words: string,
  readNumber: (typed: string) => string | null,
): Result<readonly Reject[], { unread: readonly string[] }> {
  const typed = words
    .replace(/\s*[-–]\s*/g, "-")
    .split(/[\n\r,;]+/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
  const unread: string[] = [];
  const read = typed.flatMap((word): Reject[] => {
    const reject = readReject(word, readNumber);
    if (!reject) unread.push(word);
    return reject ? [reject] : [];
  });
  return unread.length > 0 ? refused({ unread }) : done(read);
}

function readReject(typed: string, readNumber: (typed: string) => string | null): Reject | null {
  const [, from = "", to = from] = places.exec(typed) ?? [];
  if (from !== "") {
    const [first, last] = [Number(from), Number(to || from)];
    return first >= 1 && first <= last ? { kind: "places", typed, from: first, to: last } : null;
  }
  const serial = readReference(typed);
  if (serial) return { kind: "reference", typed, serial };
  const number = readNumber(typed);
  return number ? { kind: "number", typed, number } : null;
}

export type InBatch = { place: number; serial: string; number: string };

/** The letters that the words name, each once; `missing`: words that name none of this batch. */
export function findRejects<Letter extends InBatch>(letters: readonly Letter[], rejects: readonly Reject[]) {
  const found = new Set<Letter>();
  const missing: string[] = [];
  for (const reject of rejects) {
    const named = letters.filter((letter) => isNamed(letter, reject));
    if (named.length === 0 || (reject.kind === "places" && named.length <= reject.to - reject.from))
      missing.push(reject.typed);
    for (const letter of named) found.add(letter);
  }
  return { found: [...found], missing };
}

function isNamed({ place, serial, number }: InBatch, reject: Reject): boolean {
  switch (reject.kind) {
    case "places":
      return place >= reject.from && place <= reject.to;
    case "reference":
      return serial === reject.serial;
    case "number":
      return number === reject.number;
  }
}
