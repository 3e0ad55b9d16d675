/** How many took that long, in a unit that the query names. */
export type DelayCount = { took: number; count: number };

export type Delay = { count: number; median: number; p90: number };

/** Nearest-rank percentiles. `null`: nothing was measured. */
export function summarise(delays: readonly DelayCount[]): Delay | null {
  const sorted = delays.toSorted((a, b) => a.took - b.took);
  const count = sorted.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return null;
  const at = (share: number) => {
    let left = Math.ceil(count * share);
    for (const each of sorted) {
      left -= each.count;
      if (left <= 0) return each.took;
    }
    return 0;
  };
  return { count, median: at(0.5), p90: at(0.9) };
}

/** "moins de 1 h", "5 h", "3 jours" from two days on. */
export function describeHours(hours: number): string {
  if (hours < 1) return "moins de 1 h";
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} jours`;
}

/** "moins de 1 min", "12 min"; in hours from two hours on. */
export function describeMinutes(minutes: number): string {
  if (minutes < 1) return "moins de 1 min";
  return minutes < 120 ? `${minutes} min` : describeHours(Math.floor(minutes / 60));
}
