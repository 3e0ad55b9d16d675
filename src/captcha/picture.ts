import { renderAsync } from "@resvg/resvg-js";
import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { indexedPng } from "./indexed-png.ts";
import { type Drawing, drawPictogram, pixels } from "./pictogram-drawing.ts";
import { rowOf } from "./row.ts";
import { fits, withSameLength } from "./same-length.ts";
import { shapeOf } from "./shapes.ts";

/** Draws the picture at one place of a challenge, the same each time: a PNG of `pictureBytes`. */
export async function drawPicture(
  keys: Keys,
  space: SpaceId,
  id: ChallengeId,
  place: number,
): Promise<Buffer> {
  const pictogram = rowOf(keys, space, id).pictograms[place - 1];
  if (!pictogram) throw new Error(`a row has no place ${place}`);
  const of = (...purpose: string[]) => keys.sign("captcha", ...purpose, space, id, String(place));
  const shape = await shapeOf(pictogram.shape);
  // One in hundreds is too heavy, and is drawn otherwise.
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const png = await renderPictogram(drawPictogram(shape, drawsFrom(of("picture", String(turn)))));
    // Filled from a seed of its own: what fills up is read by all, and would tell every draw the drawing was made with.
    if (fits(png)) return withSameLength(png, of("filling"));
  }
  throw new Error(`"${pictogram.shape}" is too heavy to be a picture`);
}

const mostTurns = 20;

/** A drawing as a PNG, as light as it gets. */
export async function renderPictogram({ markup, palette }: Drawing): Promise<Buffer> {
  const image = await renderAsync(markup, { font: { loadSystemFonts: false } });
  return indexedPng(image.pixels, pixels, palette);
}
