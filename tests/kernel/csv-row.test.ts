import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { csvRow } from "#kernel/text/csv-row.ts";
import { beginsFormula } from "#kernel/text/formula.rules.ts";

const formulas = [
  "=1",
  "+1",
  "-1",
  "@SUM(A1)",
  "＝1",
  "＋1",
  "－1",
  "＠a",
  " =1",
  "'=1",
  '"=1',
  "\t1",
  "\r1",
  "\n1",
];

it.each(formulas)("neutralises %j", (text) => {
  expect(beginsFormula(text)).toBe(true);
  expect(parse(csvRow([text]), { delimiter: ";" })).toEqual([[`'${text}`]]);
});

it.each(["Le Guennec", "’t Hooft", "'t Hooft", "L-1", "2=2", "", "«+»"])("keeps %j unchanged", (text) => {
  expect(beginsFormula(text)).toBe(false);
  expect(csvRow([text])).toBe(`${text}\r\n`);
});

it("shows an invisible character as a replacement character", () => {
  expect(csvRow(["a\0b", "c"])).toBe("a�b;c\r\n");
});

it("is read back cell by cell, whatever their contents", () => {
  const cell = fc.string({ unit: fc.constantFrom("a", ";", ",", '"', "'", "\r", "\n", "é", " ") });
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 9 }), (cells) => {
      const [read] = parse(csvRow(cells), { delimiter: ";", record_delimiter: "\r\n" });
      expect(read).toEqual(cells.map((text) => (beginsFormula(text) ? `'${text}` : text)));
    }),
  );
});
