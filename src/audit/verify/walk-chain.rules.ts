import type { Range } from "./fault.ts";
import { faultList } from "./list-faults.rules.ts";
import { missingRows } from "./missing-rows.rules.ts";

export type SeenRow = {
  /** Where it stands now. */
  seq: number;
  /** The number that its hash proves; `null`: the hash proves none, so Parvis did not write this row as it is. */
  proven: number | null;
  hash: string;
  fault: "changed" | "erased" | "replaced" | null;
};

type Head = { seq: number; hash: string };

/**
 * Judges the rows of one chain in the order in which they stand, in constant memory. The proven numbers make the true
 * chain: one that no row proves is of a removed row; a row that proves another number than its own was moved.
 */
export function walkChain() {
  const faults = faultList();
  const missing = missingRows((gap) => faults.add({ kind: "removed", ...gap }));
  let expected = 1;
  let lastHash: string | null = null;
  let shift = 0;
  let unproven: Range[] = [];

  /** No row proves the numbers up to `to`: the unproven rows that stand there were changed, the others are missing. */
  function skipTo(to: number) {
    let from = expected;
    for (const rows of unproven) {
      const stands = { from: Math.max(rows.from + shift, from), to: Math.min(rows.to + shift, to) };
      const isThere = stands.from <= stands.to;
      const before = isThere ? stands.from - shift - 1 : rows.to;
      faults.add({ kind: "inserted", from: rows.from, to: before });
      if (!isThere) continue;
      faults.add({ kind: "changed", from: stands.from - shift, to: stands.to - shift });
      faults.add({ kind: "inserted", from: stands.to - shift + 1, to: rows.to });
      missing.add({ from, to: stands.from - 1 });
      from = stands.to + 1;
    }
    missing.add({ from, to });
    unproven = [];
    expected = Math.max(expected, to + 1);
  }

  return {
    take({ seq, proven, hash, fault }: SeenRow) {
      if (proven === null) {
        const last = unproven.at(-1);
        if (last?.to === seq - 1) last.to = seq;
        else unproven.push({ from: seq, to: seq });
        return;
      }
      if (proven >= expected) {
        skipTo(proven - 1);
        expected = proven + 1;
        lastHash = hash;
        shift = proven - seq;
      } else if (!missing.take(proven)) {
        // A copy of a row that stands elsewhere.
        faults.add({ kind: "inserted", from: seq, to: seq });
        return;
      }
      if (proven !== seq) faults.add({ kind: "moved", from: seq, to: seq, was: proven });
      if (fault) faults.add({ kind: fault, from: seq, to: seq });
    },
    /** `anchored`: the last number that an anchor saw. */
    end(head: Head, anchored: number) {
      const last = expected - 1;
      skipTo(Math.max(head.seq, anchored, last));
      missing.end();
      const isRight = head.seq > last || (head.seq === last && (last === 0 || head.hash === lastHash));
      if (!isRight) faults.add({ kind: "head", from: head.seq, to: head.seq });
      return faults.end();
    },
  };
}
