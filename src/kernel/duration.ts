/** Milliseconds. Only the functions below make one: a bare number does not compile where one is expected. */
export type Duration = number & { readonly unit: "milliseconds" };

const of = (milliseconds: number) => milliseconds as Duration;

export const milliseconds = (n: number) => of(n);
export const seconds = (n: number) => of(n * 1000);
export const minutes = (n: number) => seconds(n * 60);
export const hours = (n: number) => minutes(n * 60);
export const days = (n: number) => hours(n * 24);

/** Rounded up, for cookies and `Retry-After`. */
export const inSeconds = (duration: Duration) => Math.ceil(duration / 1000);

/** A PostgreSQL interval literal, to cast with `::interval`. */
export const asInterval = (duration: Duration) => `${duration} milliseconds`;

/** Of a count of milliseconds: "5 minutes", rounded up. */
export const minutesLeft = (left: number) =>
  describeDuration(minutes(Math.max(1, Math.ceil(left / minutes(1)))));

const units: [Duration, string, string][] = [
  [days(1), "jour", "jours"],
  [hours(1), "heure", "heures"],
  [minutes(1), "minute", "minutes"],
  [seconds(1), "seconde", "secondes"],
];

/** French, in the largest unit that divides it: "2 heures", "90 minutes". One day reads "24 heures". */
export function describeDuration(duration: Duration): string {
  for (const [unit, one, many] of units) {
    const isTooShort = duration < unit || (unit === days(1) && duration === unit);
    if (!isTooShort && duration % unit === 0) {
      const count = duration / unit;
      return `${count} ${count > 1 ? many : one}`;
    }
  }
  return `${inSeconds(duration)} secondes`;
}
