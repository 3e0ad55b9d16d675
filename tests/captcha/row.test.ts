import { describe, expect, it } from "vitest";
import { rowLength, rowOf } from "#captcha/row.ts";
import { shapeOf } from "#captcha/shapes.ts";
import { vocabulary } from "#captcha/vocabulary.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, type SpaceId } from "#kernel/ids.ts";

const keys = keysFrom("a test");
const space = "adherent" as SpaceId;
const rows = Array.from({ length: 6000 }, () => rowOf(keys, space, newId<ChallengeId>()));

describe("the words", () => {
  it("are at least forty, each with a shape of its own that can be drawn", async () => {
    expect(vocabulary.length).toBeGreaterThanOrEqual(40);
    expect(new Set(vocabulary.map(({ word }) => word)).size).toBe(vocabulary.length);
    const shapes = await Promise.all(vocabulary.map(({ shape }) => shapeOf(shape)));
    expect(shapes.filter((shape) => !/<(path|circle|rect|line)/.test(shape))).toEqual([]);
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  it("are all used, and a row never shows two of one kind", () => {
    expect(new Set(rows.map(({ word }) => word)).size).toBe(vocabulary.length);
    for (const { pictograms, word, answer } of rows) {
      expect(new Set(pictograms.map(({ kind }) => kind)).size).toBe(rowLength);
      expect(pictograms[answer - 1]?.word).toBe(word);
    }
  });
});

describe("the right position", () => {
  it("is uniform over the six (chi-square, 5 degrees of freedom, one chance in a million)", () => {
    const expected = rows.length / rowLength;
    const places = [1, 2, 3, 4, 5, 6].map((place) => rows.filter(({ answer }) => answer === place).length);
    const deviation = places.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(deviation).toBeLessThan(36.4);
  });

  it("depends on the challenge, the space and the key, and on each of them", () => {
    const id = newId<ChallengeId>();
    const words = (row: ReturnType<typeof rowOf>) => row.pictograms.map(({ word }) => word).join();
    const here = rowOf(keys, space, id);
    expect(rowOf(keys, space, id)).toEqual(here);
    expect(words(rowOf(keys, "npfr" as SpaceId, id))).not.toBe(words(here));
    expect(words(rowOf(keysFrom("another"), space, id))).not.toBe(words(here));
  });
});
