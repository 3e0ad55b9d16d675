import fc from "fast-check";
import { expect, test } from "vitest";
import { claimedName, claimedNumbers } from "#journeys/sign-in/provider/claims.rules.ts";

const path = "SubjectRefPro.exercices[].activities[].numeroFinessSite";
const activity = (number: unknown) => ({ numeroFinessSite: number });

test("reads both lists, each number once and in its normal form", () => {
  const exercices = [
    { activities: [activity("31 078 079 6"), activity("2a0000154")] },
    { activities: [activity("310780796")] },
  ];
  expect(claimedNumbers({ SubjectRefPro: { exercices } }, [path])).toEqual(["310780796", "2A0000154"]);
});

test("reads several paths, and numbers written as JSON numbers", () => {
  expect(claimedNumbers({ rpps: 10101010101, finess: "310780796" }, ["rpps", "finess"])).toEqual([
    "10101010101",
    "310780796",
  ]);
});

test("finds no number where there is none", () => {
  const nothing = [{}, null, [], "x", { SubjectRefPro: null }, { SubjectRefPro: { exercices: {} } }];
  for (const claims of nothing) expect(claimedNumbers(claims, [path])).toEqual([]);
  expect(claimedNumbers({ a: [activity(" ")], b: [{}] }, ["a[].numeroFinessSite", "b"])).toEqual([]);
});

test("reads no property of a prototype", () => {
  expect(claimedNumbers({}, ["constructor.name", "__proto__.constructor.name"])).toEqual([]);
});

test("returns texts, whatever a provider sends", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(path, "a", "a[].b", "[]"), (claims, where) => {
      for (const number of claimedNumbers(claims, [where])) expect(number).not.toBe("");
    }),
  );
});

test.each([
  [{ name: "Jeanne Martin", given_name: "x" }, "Jeanne Martin"],
  [{ given_name: "Jeanne", family_name: "Martin" }, "Jeanne Martin"],
  [{ given_name: 7, family_name: " Martin\n" }, "Martin"],
  [{ preferred_username: "899700000001", sub: "f:1" }, "899700000001"],
  [{ sub: "f:1" }, "f:1"],
  [{}, ""],
])("names a person from the claims of the provider: %o", (claims, name) => {
  expect(claimedName(claims)).toBe(name);
});

test("cuts a name to a line of sensible length", () => {
  expect(claimedName({ name: `a\n${"b".repeat(500)}` })).toHaveLength(100);
});
