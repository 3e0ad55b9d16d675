import { type Day, dayOf, daysLater, earlierDay } from "#kernel/values/day.ts";

/** Days of Paris, both included. `name`: its value in the address. */
export type Span = { name: string; words: string; from: Day; to: Day };

const longest = 10;

/** What `?periode=` asks for; the last 30 days for anything else. */
export function readSpan(asked: unknown, today: Day): Span {
  return everySpan(today).find(({ name }) => name === asked) ?? last30Days(today);
}

/** What the page offers: older years have addresses too. */
export const offeredSpans = (today: Day) => everySpan(today).slice(0, 5);

const everySpan = (today: Day): Span[] => [
  last30Days(today),
  last12Months(today),
  ...Array.from({ length: longest }, (_, ago) => yearOf(yearIn(today) - ago, today)),
];

/** Leaves out the days before `since`, of which nothing is kept. `null`: nothing is left. */
export function keptPart(span: Span, since: Day): Span | null {
  if (since > span.to) return null;
  return since > span.from ? { ...span, from: since } : span;
}

const yearIn = (day: Day) => Number(day.slice(0, 4));
const monthIn = (day: Day) => Number(day.slice(5, 7));

/** The first of the month that many months before the one of `day`. */
export function firstOfMonth(day: Day, before = 0): Day {
  const months = yearIn(day) * 12 + monthIn(day) - 1 - before;
  const first = dayOf(Math.floor(months / 12), (months % 12) + 1, 1);
  if (!first) throw new RangeError(`no such month: ${before} before ${day}`);
  return first;
}

const last30Days = (today: Day): Span => ({
  name: "30j",
  words: "30 derniers jours",
  from: daysLater(today, -29),
  to: today,
});

const last12Months = (today: Day): Span => ({
  name: "12m",
  words: "12 derniers mois",
  from: firstOfMonth(today, 11),
  to: today,
});

function yearOf(year: number, today: Day): Span {
  const [from, to] = [`${year}-01-01` as Day, `${year}-12-31` as Day];
  return { name: `annee-${year}`, words: `Année ${year}`, from, to: earlierDay(to, today) };
}
