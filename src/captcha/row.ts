import type { Keys } from "#infra/sealing/keys.ts";
import type { ChallengeId, SpaceId } from "#kernel/ids.ts";
import { drawsFrom } from "./draws.ts";
import { type Pictogram, vocabulary } from "./vocabulary.ts";

/** How many pictograms stand in a row. */
export const rowLength = 6;

/** What a challenge shows: the pictograms from the first place to the sixth, and which of them is asked for. */
export type Row = { pictograms: readonly Pictogram[]; word: string; answer: number };

/** The row of a challenge, derived from its id: nothing of it is kept anywhere. Places begin at 1. */
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
