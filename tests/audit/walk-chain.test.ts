import { expect, it } from "vitest";
import { type SeenRow, walkChain } from "#audit/verify/walk-chain.rules.ts";

/** Where each row stands, and which number its hash proves: `[3, null]` was changed or inserted. */
type Stands = readonly [seq: number, proven: number | null];

const hashOf = (proven: number | null) => `hash of ${proven}`;
const head = (seq: number) => ({ seq, hash: hashOf(seq) });
const whole = (length: number): Stands[] => Array.from({ length }, (_, at) => [at + 1, at + 1]);
const without = (rows: readonly Stands[], ...seqs: number[]) => rows.filter(([seq]) => !seqs.includes(seq));
const renumbered = (rows: readonly Stands[]) => rows.map(([, proven], at): Stands => [at + 1, proven]);

function faultsOf(rows: readonly Stands[], end = head(10), anchored = 0, faults: SeenRow["fault"][] = []) {
  const walk = walkChain();
  for (const [seq, proven] of rows)
    walk.take({ seq, proven, hash: hashOf(proven), fault: faults[seq] ?? null });
  return walk.end(end, anchored).faults;
}

it.each<[string, readonly Stands[], unknown[]]>([
  ["nothing in a whole chain", whole(10), []],
  [
    "a changed row",
    whole(10).map(([seq, proven]) => [seq, seq === 4 ? null : proven]),
    [{ kind: "changed", from: 4, to: 4 }],
  ],
  [
    "the last row changed",
    whole(10).map(([seq, proven]) => [seq, seq === 10 ? null : proven]),
    [{ kind: "changed", from: 10, to: 10 }],
  ],
  ["every row changed", whole(10).map(([seq]) => [seq, null]), [{ kind: "changed", from: 1, to: 10 }]],
  [
    "removed rows",
    without(whole(10), 1, 5, 6),
    [
      { kind: "removed", from: 1, to: 1 },
      { kind: "removed", from: 5, to: 6 },
    ],
  ],
  [
    "a removed row whose followers were renumbered",
    renumbered(without(whole(10), 4)),
    [
      { kind: "removed", from: 4, to: 4 },
      { kind: "moved", from: 4, to: 9, was: 5 },
    ],
  ],
  [
    "two rows that took each other's place",
    whole(10).map(([seq]) => [seq, seq === 3 ? 7 : seq === 7 ? 3 : seq]),
    [
      { kind: "moved", from: 3, to: 3, was: 7 },
      { kind: "moved", from: 7, to: 7, was: 3 },
    ],
  ],
  [
    "a row moved to the end",
    [...without(whole(10), 2), [11, 2]],
    [{ kind: "moved", from: 11, to: 11, was: 2 }],
  ],
  [
    "an inserted row whose followers were renumbered",
    renumbered([...whole(3), [0, null], ...whole(10).slice(3)]),
    [
      { kind: "inserted", from: 4, to: 4 },
      { kind: "moved", from: 5, to: 11, was: 4 },
    ],
  ],
  ["a row inserted after the last one", [...whole(10), [11, null]], [{ kind: "inserted", from: 11, to: 11 }]],
  ["a row stored twice", [...whole(10), [11, 6]], [{ kind: "inserted", from: 11, to: 11 }]],
  [
    "a changed row beside a removed one",
    without(whole(10), 5).map(([seq, proven]) => [seq, seq === 6 ? null : proven]),
    [
      { kind: "removed", from: 5, to: 5 },
      { kind: "changed", from: 6, to: 6 },
    ],
  ],
  ["the last rows removed", whole(7), [{ kind: "removed", from: 8, to: 10 }]],
  ["every row removed", [], [{ kind: "removed", from: 1, to: 10 }]],
])("names %s", (_, rows, faults) => {
  expect(faultsOf(rows)).toEqual(faults);
});

it("knows of removed last rows by the anchor alone, once the head was rewritten", () => {
  expect(faultsOf(whole(7), head(7))).toEqual([]);
  expect(faultsOf(whole(7), head(7), 9)).toEqual([{ kind: "removed", from: 8, to: 9 }]);
  expect(faultsOf([], head(0), 9)).toEqual([{ kind: "removed", from: 1, to: 9 }]);
});

it("names a head that does not name the last row", () => {
  expect(faultsOf(whole(10), head(6))).toEqual([{ kind: "head", from: 6, to: 6 }]);
  expect(faultsOf(whole(10), head(0))).toEqual([{ kind: "head", from: 0, to: 0 }]);
  expect(faultsOf(whole(10), { seq: 10, hash: "another" })).toEqual([{ kind: "head", from: 10, to: 10 }]);
});

it("accepts an empty chain", () => {
  expect(faultsOf([], head(0))).toEqual([]);
});

it("tells what is wrong inside rows that stand where they should", () => {
  const faults: SeenRow["fault"][] = [];
  faults[2] = "erased";
  faults[3] = "erased";
  faults[6] = "changed";
  expect(faultsOf(whole(10), head(10), 0, faults)).toEqual([
    { kind: "erased", from: 2, to: 3 },
    { kind: "changed", from: 6, to: 6 },
  ]);
});

it("lists a hundred faults, and counts the others", () => {
  const walk = walkChain();
  for (let seq = 1; seq <= 2_000; seq += 2) walk.take({ seq, proven: seq, hash: hashOf(seq), fault: null });
  const { faults, unlisted } = walk.end(head(1_999), 0);
  expect(faults).toHaveLength(100);
  expect(faults[0]).toEqual({ kind: "removed", from: 2, to: 2 });
  expect(unlisted).toBe(899);
});
