import { hours } from "./duration.ts";

const parts = (at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", ...options }).format(at);

const dateOf = (at: Date, options: Intl.DateTimeFormatOptions) =>
  parts(at, { day: "numeric", month: "long", ...options }).replace(/^1(?=\s)/, "1er");

const minuteAbove = (at: Date) => new Date(Math.ceil(at.getTime() / 60_000) * 60_000);

/** Follows « jusqu’ »: "au 1er novembre à 16 h 05". Paris time, rounded up to the minute. */
export function describeMoment(at: Date): string {
  const rounded = minuteAbove(at);
  return `au ${dateOf(rounded, {})} à ${describeHour(rounded)}`;
}

/** Follows « attendez ». Without a known end: "un peu". */
export const untilThen = (end: { until: Date } | null) =>
  end ? `jusqu’${describeMoment(end.until)}` : "un peu";

const clock = (at: Date) => parts(at, { hour: "2-digit", minute: "2-digit" }).replace(":", "\u00a0h\u00a0");

/** When summer time ends, the hour from 2 to 3 occurs twice. */
export function describeHour(at: Date): string {
  const shown = clock(at);
  if (clock(new Date(at.getTime() + hours(1))) === shown) return `${shown} (heure d’été)`;
  if (clock(new Date(at.getTime() - hours(1))) === shown) return `${shown} (heure d’hiver)`;
  return shown;
}

export const describeDay = (at: Date) => dateOf(at, { year: "numeric" });

/** "12 mars 2026", for a calendar date. */
export const describeLongDay = (day: string) => describeDay(new Date(`${day}T12:00:00Z`));

/** "12/03/2026 à 09 h 04", for narrow lists. */
export const describeDateInDigits = (at: Date) =>
  `${parts(at, { day: "2-digit", month: "2-digit", year: "numeric" })} à ${describeHour(at)}`;

export const describeDate = (at: Date) => `${describeDay(at)} à ${describeHour(at)}`;
