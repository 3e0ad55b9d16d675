import type { Fault } from "./fault.ts";

/** A chain rewritten whole would else fill the memory. */
const mostListed = 100;

/** Joins neighbours with the same fault, and lists the first hundred. */
export function faultList() {
  const listed: Fault[] = [];
  let unlisted = 0;
  return {
    add(fault: Fault) {
      if (fault.to < fault.from) return;
      const last = listed.at(-1);
      if (last && continues(last, fault)) last.to = fault.to;
      else if (listed.length < mostListed) listed.push({ ...fault });
      else unlisted += 1;
    },
    /** In the order of the rows; removed ones before those that stand there now. */
    end: () => ({
      faults: listed.toSorted((a, b) => a.from - b.from || Number(isGone(b)) - Number(isGone(a))),
      unlisted,
    }),
  };
}

const isGone = ({ kind }: Fault) => kind === "removed";

function continues(last: Fault, next: Fault): boolean {
  if (last.kind !== next.kind || last.to + 1 !== next.from) return false;
  return last.kind !== "moved" || next.kind !== "moved" || last.was - last.from === next.was - next.from;
}
