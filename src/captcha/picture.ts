import { renderAsync } from "@resvg/resvg-js";
import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { drawPictogram } from "./pictogram-drawing.ts";
import { rowOf } from "./row.ts";
import { withSameLength } from "./same-length.ts";
import { shapeOf } from "./shapes.ts";

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
  // The filling has its own seed: it is public, and would reveal the random numbers of the drawing.
  return withSameLength(image.asPng(), of("filling"));
}
