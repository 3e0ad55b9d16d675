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

/** The random draws an attacker would recover if padding and drawing shared a seed. */
function drawsRead(filling: Buffer): Draws {
  let place = 0;
  const fraction = () => {
    // A large picture has little padding, so little to read.
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

/** An attack without image recognition: redraw every shape from the padding, and compare the bytes. */
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

it("LOG-15: the padding of a picture reveals nothing of how it was drawn", async () => {
  for (const _ of [1, 2, 3]) {
    const id = newId<ChallengeId>();
    for (const place of [1, 2, 3])
      expect(await wordRead(await drawPicture(keys, space, id, place))).toBeNull();
  }
});

it("LOG-15: the same attack reads every picture when padding and drawing share a seed", async () => {
  const [pictogram] = vocabulary;
  const seed = keys.sign("captcha", "one seed for both");
  const drawing = drawPictogram(await shapeOf(pictogram?.shape ?? ""), drawsFrom(seed));
  expect(await wordRead(withSameLength(await renderPictogram(drawing), seed))).toBe(pictogram?.word);
});
