import { done, type Result, refused } from "#kernel/result.ts";
import { type Day, dayOf } from "#kernel/values/day.ts";
import { parisDay } from "../iso20022/iso-day.rules.ts";

const iso = /^(\d{4})-(\d\d)-(\d\d)$/;
const french = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: 0?0:00(?::00)?)?$/;
const moment = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/;
const shortYear = /^\d{1,2}([/.-])\d{1,2}\1\d{1,2}$/;
const dayCount = /^\d{4,5}(?:[.,]\d*)?$/;
const oldest = "1900-01-01";
const furthest = 2;

const wanted = "date attendue sous la forme JJ/MM/AAAA (ou AAAA-MM-JJ)";

/**
 * Reads 2025-12-31, 31/12/2025, or an ISO date and time, whose day is that of Paris: 2025-12-31T23:30:00Z is 1 January.
 * `today` limits how far ahead a day may be.
 */
export function readPaymentDay(text: string, today: string): Result<Day, string> {
  const day = dayIn(text);
  if (day === undefined) return refused(whyUnread(text));
  if (day === null) return refused(`date impossible : ${wanted}`);
  if (day < oldest) return refused("date trop ancienne");
  return Number(day.slice(0, 4)) > Number(today.slice(0, 4)) + furthest
    ? refused("date trop lointaine")
    : done(day);
}

/** `null`: no such day. `undefined`: not a date. */
function dayIn(text: string): Day | null | undefined {
  const [, isoYear, isoMonth, isoDay] = iso.exec(text) ?? [];
  if (isoYear) return dayOf(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [, day, month, year] = french.exec(text) ?? [];
  if (year) return dayOf(Number(year), Number(month), Number(day));
  const [, date, minutes, seconds = ":00", offset = ""] = moment.exec(text) ?? [];
  if (!date) return undefined;
  const whole = /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  return parisDay(`${date}T${minutes}${seconds}${whole}`);
}

function whyUnread(text: string): string {
  if (shortYear.test(text)) return `année à deux chiffres, dont le siècle est inconnu : ${wanted}`;
  return dayCount.test(text) ? `nombre de jours d’un tableur : ${wanted}` : wanted;
}
