/** A length of time in milliseconds. Made only by the functions below, so that no bare number passes for one. */
export type Duration = number & { readonly unit: "milliseconds" };

const of = (milliseconds: number) => milliseconds as Duration;

export const milliseconds = (n: number) => of(n);
export const seconds = (n: number) => of(n * 1000);
export const minutes = (n: number) => seconds(n * 60);
export const hours = (n: number) => minutes(n * 60);
export const days = (n: number) => hours(n * 24);

/** Whole seconds, rounded up: what cookies and `Retry-After` want. */
export const inSeconds = (duration: Duration) => Math.ceil(duration / 1000);

/** A PostgreSQL interval literal, to be passed as a parameter and cast `::interval`. */
export const asInterval = (duration: Duration) => `${duration} milliseconds`;

const units: [Duration, string, string][] = [
  [days(1), "jour", "jours"],
  [hours(1), "heure", "heures"],
  [minutes(1), "minute", "minutes"],
  [seconds(1), "seconde", "secondes"],
];

/** In French, in the largest unit that divides it: "2 heures", "90 minutes"; one day reads "24 heures". */
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
