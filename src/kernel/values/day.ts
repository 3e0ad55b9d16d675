/** A calendar date: "2026-03-12". Dates sort as text. */
export type Day = string & { readonly form: "AAAA-MM-JJ" };

/** `null` for a date that does not exist, such as 31 February. Years 1 to 9999. */
export function dayOf(year: number, month: number, day: number): Day | null {
  if (!(year >= 1 && year <= 9999) || !(day >= 1 && day <= daysIn(year, month))) return null;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}` as Day;
}

/** The day that many days later, or earlier if negative. */
export function daysLater(day: Day, count: number): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + count);
  return at.toISOString().slice(0, 10) as Day;
}

export function earlierDay(a: Day, b: Day): Day {
  if (a < b) return a;
  return b;
}

/** 0 for Monday, 6 for Sunday. */
export const weekdayOf = (day: Day) => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** "12/03/2026" */
export const describeShortDay = (day: Day) => day.split("-").reverse().join("/");

const padded = (count: number, length: number) => String(count).padStart(length, "0");

function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
