import { renderAsync } from "@resvg/resvg-js";
import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { indexedPng } from "./indexed-png.ts";
import { type Drawing, drawPictogram, pixels } from "./pictogram-drawing.ts";
import { rowOf } from "./row.ts";
import { fits, withSameLength } from "./same-length.ts";
import { shapeOf } from "./shapes.ts";

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
  // One drawing in several hundred is too large: another one is then drawn.
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const png = await renderPictogram(drawPictogram(shape, drawsFrom(of("picture", String(attempt)))));
    // The filling is public, so it has its own seed: the drawing's would reveal how the picture was drawn.
    if (fits(png)) return withSameLength(png, of("filling"));
  }
  throw new Error(`every drawing of "${pictogram.shape}" is too large`);
}

const mostAttempts = 20;

export async function renderPictogram({ markup, palette }: Drawing): Promise<Buffer> {
  const image = await renderAsync(markup, { font: { loadSystemFonts: false } });
  return indexedPng(image.pixels, pixels, palette);
}
