import fc from "fast-check";
import { expect, it } from "vitest";
import {
  addingTo,
  cellName,
  countRows,
  isBlank,
  readCellName,
  readRowChange,
  removingFrom,
  rowNumbers,
} from "#kernel/fields/rows.rules.ts";

const list = fc.stringMatching(/^[A-Za-z]\w{0,10}$/);
const at = fc.nat(9999);

it("a cell name is parsed back", () => {
  fc.assert(
    fc.property(list, at, list, (rows, number, column) => {
      expect(readCellName(rows, cellName(rows, number, column))).toEqual({ at: number, column });
    }),
  );
});

it("a button value is parsed back", () => {
  fc.assert(
    fc.property(list, at, (rows, number) => {
      expect(readRowChange(addingTo(rows))).toEqual({ kind: "add", rows });
      expect(readRowChange(removingFrom(rows, number))).toEqual({ kind: "remove", rows, at: number });
    }),
  );
});

it.each([
  "",
  "add-",
  "remove-lines",
  "remove-01-lines",
  "remove--1-lines",
  "add-lines-0",
  "remove-1e3-lines",
])("%j is no button value", (posted) => expect(readRowChange(posted)).toBeNull());

it.each([
  "lines",
  "lines-",
  "lines-0",
  "lines-00-label",
  "lines--label",
  "lines-0-",
  "others-0-label",
  "lines-99999-label",
])("%j is no cell name", (name) => expect(readCellName("lines", name)).toBeNull());

it("line numbers are sorted, without duplicates", () => {
  const names = ["lines-7-label", "lines-2-amount", "lines-7-amount", "lines-3-other", "number"];
  expect(rowNumbers("lines", ["label", "amount"], names)).toEqual([2, 7]);
});

it("the number of lines covers the typed values and the minimum", () => {
  expect(countRows("lines", {}, 1)).toBe(1);
  expect(countRows("lines", { "lines-0-label": "", "lines-2-label": "x", other: "y" }, 1)).toBe(3);
});

it("a line with only spaces is blank", () => {
  expect(isBlank({ label: " ", amount: "" })).toBe(true);
  expect(isBlank({ label: "", amount: "0" })).toBe(false);
});
