import { expect, it } from "vitest";
import { type Draws, drawsFrom } from "#captcha/draws.ts";
import { drawPictogram } from "#captcha/pictogram-drawing.ts";
import { drawPicture, renderPictogram } from "#captcha/picture.ts";
import { withSameLength } from "#captcha/same-length.ts";
import { shapeOf } from "#captcha/shapes.ts";
import { vocabulary } from "#captcha/vocabulary.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { type ChallengeId, newId, type SpaceId } from "#kernel/ids.ts";

const keys = keysFrom("a test");
const space = "adherent" as SpaceId;

/** The draws that whoever reads a picture takes from what it was filled up with, were they the same. */
function drawsRead(filling: Buffer): Draws {
  let place = 0;
  const fraction = () => {
    // Where a heavy picture leaves little to fill up, there is nothing more to read.
    const drawn = place + 4 > filling.length ? 0 : filling.readUInt32LE(place) / 2 ** 32;
    place += 4;
    return drawn;
  };
  const below = (limit: number) => Math.floor(fraction() * limit);
  return {
    below,
    between: (low, high) => low + fraction() * (high - low),
    pick: (choices) => choices[below(choices.length)] ?? choices[0],
    shuffled: (items) => [...items],
  };
}

/** A robot without eyes: it draws every shape again from the filling, and compares the bytes. */
async function wordRead(picture: Buffer): Promise<string | null> {
  const filler = picture.indexOf("paDd");
  const image = picture.subarray(0, filler - 4);
  for (const { word, shape } of vocabulary) {
    const drawn = await renderPictogram(
      drawPictogram(await shapeOf(shape), drawsRead(picture.subarray(filler + 4))),
    );
    if (drawn.subarray(0, image.length).equals(image)) return word;
  }
  return null;
}

it("LOG-15: what fills a picture up tells nothing of how it was drawn", async () => {
  for (const _ of [1, 2, 3]) {
    const id = newId<ChallengeId>();
    for (const place of [1, 2, 3])
      expect(await wordRead(await drawPicture(keys, space, id, place))).toBeNull();
  }
});

it("LOG-15: that robot reads every picture filled up from the seed of its drawing", async () => {
  const [pictogram] = vocabulary;
  const seed = keys.sign("captcha", "one seed for both");
  const drawing = drawPictogram(await shapeOf(pictogram?.shape ?? ""), drawsFrom(seed));
  expect(await wordRead(withSameLength(await renderPictogram(drawing), seed))).toBe(pictogram?.word);
});
