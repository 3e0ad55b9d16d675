import { done, type Result, refused } from "#kernel/result.ts";
import { dayOf } from "#kernel/values/day.ts";

// Databases and spreadsheets append midnight to a date.
const midnight = /[ T]0?0:00(?::00(?:[.,]0+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;
const iso = /^(\d{4})-(\d{2})-(\d{2})$/;
const compact = /^(\d{4})(\d{2})(\d{2})$/;
const french = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})$/;
const shortYear = /^\d{1,2}([/.-])\d{1,2}\1\d{1,2}$/;
const dayCount = /^\d{4,5}(?:[.,]\d*)?$/;
const oldest = "1900-01-01";

const wanted = "date attendue sous la forme JJ/MM/AAAA";

/** Reads 17/01/1977, 17.1.1977, 1977-01-17 or 19770117 into an ISO date. `today` is an ISO date too. */
export function readBirthDate(text: string, today: string): Result<string, string> {
  const written = text.replace(midnight, "");
  const parts = partsOf(written);
  if (!parts) return refused(reasonOf(written));
  const date = dayOf(...parts);
  if (date === null) return refused(`date impossible : ${wanted}`);
  if (date > today) return refused("date de naissance à venir");
  if (date < oldest) return refused("date de naissance trop ancienne");
  return done(date);
}

function partsOf(written: string): [year: number, month: number, day: number] | null {
  const inOrder = iso.exec(written) ?? compact.exec(written);
  if (inOrder) return [Number(inOrder[1]), Number(inOrder[2]), Number(inOrder[3])];
  const [, day, , month, year] = french.exec(written) ?? [];
  return year ? [Number(year), Number(month), Number(day)] : null;
}

function reasonOf(written: string): string {
  if (shortYear.test(written)) return `année à deux chiffres, dont le siècle est inconnu : ${wanted}`;
  if (dayCount.test(written)) return `nombre de jours d’un tableur : ${wanted} (colonne au format Date)`;
  return `${wanted} (ou AAAA-MM-JJ)`;
}
