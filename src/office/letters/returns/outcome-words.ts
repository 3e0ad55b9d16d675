import type { ReturnOutcome } from "#letters/returns/returned-lines.rules.ts";
import type { Tone } from "#ui/notice.tsx";

type Words = { words: string; tone: Tone; isTaken: boolean };

/** What is said of a line of the scanner box. */
export const outcomeWords: Readonly<Record<ReturnOutcome, Words>> = {
  taken: { words: "pris en compte", tone: "ok", isTaken: true },
  taken_late: { words: "pris en compte, déjà sans effet", tone: "ok", isTaken: true },
  seen: { words: "déjà saisi", tone: "info", isTaken: false },
  not_posted: { words: "lot non posté", tone: "warn", isTaken: false },
  nothing_out: { words: "aucun courrier en chemin", tone: "warn", isTaken: false },
  unknown: { words: "inconnu", tone: "bad", isTaken: false },
};
