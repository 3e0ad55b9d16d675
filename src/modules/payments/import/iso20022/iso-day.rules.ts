import { type Day, dayOf } from "#kernel/values/day.ts";

const form = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d+)?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/;

const paris = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Paris" });

/**
 * The day in Paris of an ISODate or ISODateTime. A time without an offset is Paris time; a date keeps its day, whatever
 * its offset. `null` if there is no such day.
 */
export function parisDay(text: string): Day | null {
  const [, year, month, date, hour, minute, second, offset] = form.exec(text) ?? [];
  const day = dayOf(Number(year), Number(month), Number(date));
  if (!day || hour === undefined) return day;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second)];
  // XML Schema writes the end of a day as 24:00:00. A leap second is 60.
  const isEnd = hours === 24 && minutes === 0 && seconds === 0;
  if (!isEnd && (hours > 23 || minutes > 59 || seconds > 60)) return null;
  const since = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(date),
    hours,
    minutes,
    Math.min(seconds, 59),
  );
  if (offset === undefined) return new Date(since).toISOString().slice(0, 10) as Day;
  return paris.format(since - minutesOf(offset) * 60_000) as Day;
}

function minutesOf(offset: string): number {
  if (offset === "Z") return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4));
  return offset.startsWith("-") ? -minutes : minutes;
}
