import { asInterval, type Duration, describeDuration } from "./duration.ts";

export type Period = { interval: string; words: string };

export const aDay: Period = { interval: "1 day", words: "un jour" };
export const aMonth: Period = { interval: "30 days", words: "un mois" };
export const threeMonths: Period = { interval: "3 months", words: "trois mois" };
export const aYear: Period = { interval: "1 year", words: "un an" };
export const threeYears: Period = { interval: "3 years", words: "trois ans" };

export const periodOf = (duration: Duration): Period => ({
  interval: asInterval(duration),
  words: describeDuration(duration),
});

export const atStart = ({ words }: Period) => words.charAt(0).toUpperCase() + words.slice(1);
