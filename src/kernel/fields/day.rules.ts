import { done, type Result, refused } from "../result.ts";
import { type Day, dayOf } from "../values/day.ts";

/** Both days included. */
export type DayRange = { from: Day; until: Day };

/** `unknown_century`: the year has two digits, and the range allows several centuries or none. */
export type DayFault = "unreadable" | "no_such_day" | "unknown_century" | "too_early" | "too_late";

const months = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(
  " ",
);
const between = "(?: ?[/.-] ?| )";
const dayFirst = new RegExp(`^(\\d{1,2})${between}(\\d{1,2})${between}(\\d{2}|\\d{4})$`);
const dayFirstRunOn = /^(\d{2})(\d{2})(\d{4})$/;
const yearFirst = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const inWords = /^(\d{1,2})(?:er)?(?: ?[.-] ?| )?([a-z]{3,9})\.?(?: ?[.-] ?| )?(\d{2}|\d{4})$/;

/** Reads dates as people type them, day first: "12/03/2026", "12.3.26", "12 mars 2026", "1er févr. 26", "12032026", "2026-03-12". */
export function readDay(typed: string, range: DayRange): Result<Day, DayFault> {
  const parts = partsOf(folded(typed));
  if (!parts) return refused("unreadable");
  const { day, month, year } = parts;
  if (year.length === 4) return inRange(dayOf(Number(year), month, day), range);
  const meant = ["18", "19", "20", "21"]
    .map((century) => dayOf(Number(century + year), month, day))
    .filter((one) => one !== null);
  if (meant.length === 0) return refused("no_such_day");
  const [first, ...others] = meant.filter((one) => range.from <= one && one <= range.until);
  return first !== undefined && others.length === 0 ? done(first) : refused("unknown_century");
}

function inRange(day: Day | null, { from, until }: DayRange): Result<Day, DayFault> {
  if (day === null) return refused("no_such_day");
  if (day < from) return refused("too_early");
  return day > until ? refused("too_late") : done(day);
}

const folded = (typed: string) =>
  typed.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

function partsOf(text: string): { day: number; month: number; year: string } | null {
  const [, isoYear = "", isoMonth, isoDay] = yearFirst.exec(text) ?? [];
  if (isoYear) return { day: Number(isoDay), month: Number(isoMonth), year: isoYear };
  const [, day, month = "", year = ""] =
    dayFirst.exec(text) ?? dayFirstRunOn.exec(text) ?? inWords.exec(text) ?? [];
  const number = /^\d/.test(month) ? Number(month) : monthNamed(month);
  return day === undefined || number === null ? null : { day: Number(day), month: number, year };
}

/** Accepts the start of a name if only one month has it: "juil", but not "jui". */
function monthNamed(start: string): number | null {
  const found = months.filter((name) => name.startsWith(start));
  return found.length === 1 && found[0] !== undefined ? months.indexOf(found[0]) + 1 : null;
}
