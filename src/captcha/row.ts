import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { type Pictogram, vocabulary } from "./vocabulary.ts";

export const rowLength = 6;

export type Row = { pictograms: readonly Pictogram[]; word: string; answer: number };

/** Derived from the id of the challenge: nothing is stored. */
export function rowOf(keys: Keys, space: SpaceId, id: ChallengeId): Row {
  const draws = drawsFrom(keys.sign("captcha", "row", space, id));
  const pictograms: Pictogram[] = [];
  for (const candidate of draws.shuffled(vocabulary)) {
    if (pictograms.length === rowLength) break;
    if (!pictograms.some(({ kind }) => kind === candidate.kind)) pictograms.push(candidate);
  }
  const place = draws.below(rowLength);
  const asked = pictograms[place];
  if (!asked) throw new Error("there are not enough kinds of pictograms for a row");
  return { pictograms, word: asked.word, answer: place + 1 };
}
