import { expect, it } from "vitest";
import { normaliseNumber } from "#kernel/text/text.ts";

it.each([
  ["t07 00-000", "T0700000"],
  ["T07.00\u202f000", "T0700000"],
  ["T０７00000", "T0700000"],
  ["20.457", "20457"],
])("normalises a number as people type it: %s", (typed, number) =>
  expect(normaliseNumber(typed)).toBe(number),
);

it.each(["20457.0", " 20457.0 ", "20457.00", "２０４５７.0"])(
  "does not turn %j into another person's number",
  (typed) => expect(normaliseNumber(typed)).toMatch(/^20457\.00?$/),
);
