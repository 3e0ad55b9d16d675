import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { missingSigns } from "#infra/letters/typefaces.ts";
import type { LetterId } from "#kernel/ids.ts";
import { type LetterToPrint, type Next, readWaiting } from "./letters-to-print.queries.ts";
import { postalBlock } from "./postal-block.rules.ts";

/** A letter that waits because no typeface of ours has a sign of it: to whom, and which. */
export type HeldLetter = { number: string; name: string; signs: readonly string[] };

/** The letters that a run has held back. */
export type HeldBack = Map<LetterId, HeldLetter>;

/** The signs of a letter that cannot be printed; all else in it is ours. */
export const unprintable = (letter: LetterToPrint) => missingSigns(postalBlock(letter).join(" "));

/** How many letters come next, once those that cannot be printed are held back. */
export async function holdBack(
  trx: SpaceTransaction,
  which: Omit<Next, "without">,
  held: HeldBack,
): Promise<number> {
  for (;;) {
    const letters = await readWaiting(trx, { ...which, without: [...held.keys()] });
    const stuck = letters.filter((letter) => unprintable(letter).length > 0);
    if (stuck.length === 0) return letters.length;
    for (const letter of stuck) held.set(letter.id, describeHeld(letter));
  }
}

const describeHeld = (letter: LetterToPrint): HeldLetter => ({
  number: letter.number,
  name: [letter.first_name, letter.last_name].filter(Boolean).join(" ") || letter.organisation,
  signs: unprintable(letter),
});
