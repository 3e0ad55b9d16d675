import { renderAsync } from "@resvg/resvg-js";
import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { indexedPng } from "./indexed-png.ts";
import { type Drawing, drawPictogram, side } from "./pictogram-drawing.ts";
import { rowOf } from "./row.ts";
import { withSameLength } from "./same-length.ts";
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
  const of = (purpose: string) => keys.sign("captcha", purpose, space, id, String(place));
  const drawing = drawPictogram(await shapeOf(pictogram.shape), drawsFrom(of("picture")));
  // Filled from a seed of its own: what fills up is read by all, and would tell every draw the drawing was made with.
  return withSameLength(await renderPictogram(drawing), of("filling"));
}

/** A drawing as a PNG, as light as it gets. */
export async function renderPictogram({ markup, palette }: Drawing): Promise<Buffer> {
  const image = await renderAsync(markup, { font: { loadSystemFonts: false } });
  return indexedPng(image.pixels, side, palette);
}
