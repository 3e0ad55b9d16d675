/** A page without its times: two pages under comparison may fall on both sides of a minute, or of a day. */
export const withoutMoments = (text: string) => text.replace(/(?:\d+(?:er)?\s\S+\sà\s)?\d\d\sh\s\d\d/g, "h");

/**
 * The value of `Retry-After` without the seconds between two answers: a lock lasts whole hours, a budget
 * ends with an hour of the clock, and neither is near a rounding limit.
 */
export function roundedWait(wait: string): string {
  const left = Number(wait) / 3600;
  const end = Date.now() / 1000 + Number(wait);
  const isLock = left > 0.9 && isNear(left, 1 / 60);
  return !isLock && isNear(end / 3600, 1 / 120) ? "the hour" : `${left.toFixed(1)} h`;
}

const isNear = (hours: number, margin: number) => Math.abs(hours - Math.round(hours)) < margin;
