const parts = (at: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("fr-FR", { timeZone: "Europe/Paris", ...options }).format(at);

const day = (at: Date) => parts(at, { dateStyle: "long" });

const minuteAbove = (at: Date) => new Date(Math.ceil(at.getTime() / 60_000) * 60_000);

/** The moment something ends, after « jusqu’ »: "au 21 novembre à 16 h 05", rounded up to the minute, Paris time. */
export function describeMoment(at: Date): string {
  const rounded = minuteAbove(at);
  return `au ${parts(rounded, { day: "numeric", month: "long" })} à ${describeHour(rounded)}`;
}

const describeHour = (at: Date) =>
  parts(at, { hour: "2-digit", minute: "2-digit" }).replace(":", "\u00a0h\u00a0");

/** "1er décembre 2026", Paris time. */
export const describeDay = (at: Date) => day(at).replace(/^1 /, "1er ");

/** "21 novembre 2026 à 16 h 05", Paris time. */
export const describeDate = (at: Date) => `${day(at)} à ${describeHour(at)}`;
