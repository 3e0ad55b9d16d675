import { describeLongDay } from "#kernel/moment.ts";
import { type Day, daysLater, describeShortDay, earlierDay, weekdayOf } from "#kernel/values/day.ts";
import { firstOfMonth, type Span } from "./span.rules.ts";

/** A part of a span: days of Paris, both included. `name` is short, for the axis of a chart. */
export type Slice = { from: Day; to: Day; name: string; words: string };

export type Grain = "day" | "week" | "month";

export const grainWords: Readonly<Record<Grain, string>> = { day: "Jour", week: "Semaine", month: "Mois" };

/** Days for a month, weeks for a year: about as many bars as a chart has room for. */
export const fineGrain = ({ name }: Span): Grain => (name === "30j" ? "day" : "week");

/** Weeks begin on Monday. The first and the last slice end with the span. */
export function slicesOf(span: Span, grain: Grain): readonly Slice[] {
  const slices: Slice[] = [];
  for (let from = span.from; from <= span.to; ) {
    const last = lastDay[grain](from);
    const to = earlierDay(last, span.to);
    slices.push({ from, to, ...namesOf[grain](from, to) });
    from = daysLater(to, 1);
  }
  return slices;
}

const lastDay: Readonly<Record<Grain, (day: Day) => Day>> = {
  day: (day) => day,
  week: (day) => daysLater(day, 6 - weekdayOf(day)),
  month: (day) => daysLater(firstOfMonth(day, -1), -1),
};

const namesOf: Readonly<Record<Grain, (from: Day, to: Day) => Pick<Slice, "name" | "words">>> = {
  day: (from) => ({ name: shortDay(from), words: describeLongDay(from) }),
  week: (from, to) => ({
    name: shortDay(from),
    words: from === to ? describeShortDay(from) : `du ${shortDay(from)} au ${describeShortDay(to)}`,
  }),
  month: (from, to) => {
    const isWhole = from === firstOfMonth(from) && to === lastDay.month(from);
    const month = monthOf(from, { month: "long", year: "numeric" });
    const part = from === to ? describeLongDay(from) : `du ${dayInMonth(from)} au ${describeLongDay(to)}`;
    return { name: monthOf(from, { month: "short" }), words: isWhole ? month : part };
  },
};

/** "23/11" */
const shortDay = (day: Day) => describeShortDay(day).slice(0, 5);

const dayInMonth = (day: Day) => describeLongDay(day).split(" ")[0];

const monthOf = (day: Day, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: "UTC", ...options }).format(new Date(`${day}T00:00:00Z`));
