import { done, type Result, refused } from "#kernel/result.ts";

const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const french = /^(\d{2})\/(\d{2})\/(\d{4})$/;
const oldest = "1900-01-01";

/** A birth date, written 1977-01-17 or 17/01/1977, as an ISO date. `today` is an ISO date too. */
export function readBirthDate(text: string, today: string): Result<string, string> {
  const date = text.replace(french, "$3-$2-$1");
  const [, year, month, day] = iso.exec(date) ?? [];
  if (!year || !month || !day) return refused("date attendue sous la forme AAAA-MM-JJ");
  if (Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month))) return refused("date impossible");
  if (date > today) return refused("date de naissance à venir");
  if (date < oldest) return refused("date de naissance trop ancienne");
  return done(date);
}

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
