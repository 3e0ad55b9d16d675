import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { missingSigns } from "#infra/pdf/typefaces.ts";
import type { LetterId } from "#kernel/ids.ts";
import { type LetterToPrint, type Next, readWaiting } from "./letters-to-print.queries.ts";
import { postalBlock } from "./postal-block.rules.ts";

/** A letter that cannot be printed because our fonts lack some of its characters. */
export type HeldLetter = { number: string; name: string; signs: readonly string[] };

export type HeldBack = Map<LetterId, HeldLetter>;

/** Characters of a letter that cannot be printed. Only the postal address can contain any. */
export const unprintable = (letter: LetterToPrint) => missingSigns(postalBlock(letter).join(" "));

/** Adds the next unprintable letters to `held`; returns how many printable ones come next. */
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
