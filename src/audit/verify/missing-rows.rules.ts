import type { Range } from "./fault.ts";

/** Beyond, the oldest gap counts as final. */
const mostGaps = 1_000;

/** Numbers of the chain that no row has proven yet. A moved row may still prove one. */
export function missingRows(isFinal: (gap: Range) => void) {
  let gaps: Range[] = [];
  return {
    add(gap: Range) {
      if (gap.to < gap.from) return;
      gaps.push(gap);
      if (gaps.length > mostGaps) for (const oldest of gaps.splice(0, 1)) isFinal(oldest);
    },
    /** False when it was not missing. */
    take(row: number): boolean {
      const gap = gaps.find(({ from, to }) => from <= row && row <= to);
      if (!gap) return false;
      const around = [
        { from: gap.from, to: row - 1 },
        { from: row + 1, to: gap.to },
      ].filter(({ from, to }) => from <= to);
      gaps = gaps.flatMap((one) => (one === gap ? around : [one]));
      return true;
    },
    end() {
      for (const gap of gaps) isFinal(gap);
    },
  };
}
