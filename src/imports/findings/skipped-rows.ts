export type Skipped = { reason: string; rows: number };

/** Rows that are left out and hold nothing to import, counted by reason. */
export type SkippedRows = {
  skip(reason: string): void;
  readonly list: readonly Skipped[];
};

/** Limits memory when every row gives another reason. */
const mostReasons = 20;
const others = "autres lignes";

export function skippedRows(): SkippedRows {
  const reasons = new Map<string, number>();
  return {
    skip(named) {
      const reason = reasons.has(named) || reasons.size < mostReasons ? named : others;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    },
    get list() {
      return [...reasons].map(([reason, rows]) => ({ reason, rows }));
    },
  };
}
