const minute = 60_000;

/** Five minutes before the end, or a third of a short session. */
export const warningTime = (idle: number) => Math.min(5 * minute, idle / 3);

/** "4 minutes", then "45 secondes" in the last one. */
export function sayTimeLeft(left: number): string {
  if (left > minute) return `${Math.ceil(left / minute)} minutes`;
  const count = Math.max(1, Math.ceil(left / 1000));
  return `${count} ${count > 1 ? "secondes" : "seconde"}`;
}

/** The idle end, unless the session ends before it whatever happens. Epoch milliseconds. */
export const sessionEnd = (now: number, idle: number, closesAt: number) =>
  now + idle < closesAt ? { at: now + idle, isLast: false } : { at: closesAt, isLast: true };
