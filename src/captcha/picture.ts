import { renderAsync } from "@resvg/resvg-js";
import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { drawPictogram } from "./pictogram-drawing.ts";
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
  const image = await renderAsync(drawing, { font: { loadSystemFonts: false } });
  // Filled from a seed of its own: what fills up is read by all, and would tell every draw the drawing was made with.
  return withSameLength(image.asPng(), of("filling"));
}
