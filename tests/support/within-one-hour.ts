import { setTimeout as wait } from "node:timers/promises";

const hour = 3_600_000;

/** Waits for the next hour if this one ends within `needed` milliseconds: limits by the hour begin again then. */
export async function withinOneHour(needed = 30_000): Promise<void> {
  const left = hour - (Date.now() % hour);
  if (left < needed) await wait(left + 100);
}
