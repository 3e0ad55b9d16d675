import fc from "fast-check";
import { expect, it } from "vitest";
import {
  type Cursor,
  type Part,
  type Place,
  partOf,
  placeInAddress,
  readCursor,
} from "#modules/payments/reading/cursor.rules.ts";
import { anyText } from "../../support/any-text.ts";
import { dayAfter } from "../ledger.ts";

const id = "0b54ce3d-5a0e-4f3e-9a55-3a4b8c2f8c11";
const place: Place = { paidOn: dayAfter(60), id };

const keyOf = ({ paidOn, id: last }: Place) => `${paidOn} ${last}`;

/** What the query answers: up to `most + 1` lines on one side of the cursor, nearest first. */
function part(lines: readonly Place[], most: number, cursor: Cursor | null): Part<Place> {
  const after = cursor ? keyOf(cursor.place) : "";
  const found =
    cursor?.towards === "newer"
      ? lines.filter((line) => keyOf(line) > after).toReversed()
      : lines.filter((line) => !cursor || keyOf(line) < after);
  return partOf(found.slice(0, most + 1), most, cursor);
}

const ledgers = fc
  .uniqueArray(fc.tuple(fc.nat(20), fc.uuid()), { maxLength: 60, selector: ([, uuid]) => uuid })
  .map((drawn) =>
    drawn
      .map(([days, uuid]): Place => ({ paidOn: dayAfter(days), id: uuid }))
      .toSorted((a, b) => (keyOf(a) < keyOf(b) ? 1 : -1)),
  );

it("leads through each line once, to the oldest and back to the newest", () =>
  fc.assert(
    fc.property(ledgers, fc.integer({ min: 1, max: 7 }), (lines, most) => {
      const down = [part(lines, most, null)];
      for (let older = down[0]?.older; older; older = down.at(-1)?.older)
        down.push(part(lines, most, { towards: "older", place: older }));
      expect(down.flatMap((each) => each.lines)).toEqual(lines);
      for (let at = down.length - 1; at > 0; at -= 1) {
        const newer = down[at]?.newer;
        if (!newer) throw new Error("a page below the first has newer lines");
        const back = part(lines, most, { towards: "newer", place: newer });
        expect(back.lines).toEqual(down[at - 1]?.lines);
        expect(Boolean(back.newer)).toBe(at > 1);
      }
      expect(down[0]?.newer).toBeNull();
    }),
  ));

it("is read from the address that it was written to", () => {
  expect(readCursor({ avant: placeInAddress(place) })).toEqual({ towards: "older", place });
  expect(readCursor({ apres: placeInAddress(place) })).toEqual({ towards: "newer", place });
});

it.each([
  "",
  `2020-02-30_${id}`,
  `0000-01-01_${id}`,
  `2020-13-01_${id}`,
  `2020-03-01_${id.toUpperCase()}`,
  `2020-03-01_${id}0`,
  `2020-03-01 ${id}`,
  `+012020-03-01_${id}`,
  `infinity_${id}`,
  `2020-03-01_${id}\0`,
  `2020-03-01_${id}' or 1=1 --`,
])("is absent when « %s » was forged", (forged) => {
  expect(readCursor({ avant: forged, apres: forged })).toBeNull();
});

it("is absent when doubled, and never throws", () => {
  expect(readCursor({ avant: [placeInAddress(place), placeInAddress(place)] })).toBeNull();
  expect(readCursor(undefined)).toBeNull();
  fc.assert(
    fc.property(anyText({ maxLength: 80 }), (typed) => {
      expect(readCursor({ avant: typed })).toBeNull();
    }),
    { numRuns: 500 },
  );
});
