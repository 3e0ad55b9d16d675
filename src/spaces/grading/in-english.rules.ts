import { type Duration, days, hours, minutes } from "#kernel/duration.ts";

const units: readonly [Duration, string][] = [
  [days(2), "days"],
  [hours(1), "h"],
  [minutes(1), "min"],
];

/** "2 h", "10 min", "30 days": for the engineers who read the report. */
export function inEnglish(duration: Duration): string {
  const [unit, name] = units.find(([unit]) => duration >= unit) ?? [minutes(1), "min"];
  return `${Math.round(duration / (name === "days" ? days(1) : unit))} ${name}`;
}
