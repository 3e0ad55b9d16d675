import type { LetterSheet } from "#infra/letters/letter-sheet.ts";
import type { ManifestLine } from "#infra/letters/manifest.ts";
import type { Space } from "#spaces/space.ts";
import { referenceOf } from "../reference.rules.ts";
import type { Enclosure } from "../wording/letter-wording.letters.ts";
import { lostFactorLetter } from "../wording/lost-factor.letters.ts";
import { newPasswordLetter } from "../wording/new-password.letters.ts";
import { notificationLetter } from "../wording/notification.letters.ts";
import { provisionalPasswordLetter } from "../wording/provisional-password.letters.ts";
import { titleOfKind } from "./batch-files.rules.ts";
import type { BatchName, BatchOutput } from "./batch-output.ts";
import type { LetterToPrint } from "./letters-to-print.queries.ts";
import { postalBlock } from "./postal-block.rules.ts";

export type Moment = { printedAt: Date; lastDay: Date };

/** `secrets`: by the place of their letters; none for notifications. */
export type Drawn = { letters: readonly LetterToPrint[]; secrets: readonly { secret: string }[] };

type Drawing = { space: Space; entrance: URL; output: BatchOutput };

/** Draws a batch, or leaves no file after a failure such as a full disk. Never runs after the commit. */
export async function drawBatch(
  drawing: Drawing,
  batch: BatchName & Moment,
  drawn: Drawn,
): Promise<readonly ManifestLine[]> {
  try {
    return await drawSheets(drawing, batch, drawn);
  } catch (error) {
    await drawing.output.discard(batch);
    throw error;
  }
}

async function drawSheets({ space, entrance, output }: Drawing, batch: BatchName & Moment, drawn: Drawn) {
  const { shortName, organisation } = space.wording;
  const about = { title: `${shortName} : ${titleOfKind(batch.kind)}`, author: organisation };
  const document = await output.openDocument(batch, about);
  const enclosure: Enclosure = { space, entrance, printedAt: batch.printedAt };
  const lines: ManifestLine[] = [];
  for (const [index, letter] of drawn.letters.entries()) {
    const recipient = postalBlock(letter);
    const reference = referenceOf(letter.serial);
    const sheet = sheetOf(
      enclosure,
      batch,
      { ...letter, recipient, reference },
      drawn.secrets[index]?.secret,
    );
    const pages = await document.add(sheet);
    const { id, number } = letter;
    lines.push({ place: index + 1, letter: id, reference, number, lines: recipient, pages });
  }
  await document.close();
  await output.finish(batch, lines);
  return lines;
}

type Addressed = { recipient: readonly string[]; reference: string };

function sheetOf(
  enclosure: Enclosure,
  { kind, lastDay }: BatchName & Moment,
  letter: Pick<LetterToPrint, "number" | "byStaff" | "hasAccount"> & Addressed,
  secret: string | undefined,
): LetterSheet {
  if (kind === "notification") return notificationLetter(enclosure, letter);
  if (secret === undefined) throw new Error("a letter has no secret to bring");
  const { recipient, reference, byStaff, hasAccount } = letter;
  return lettersWithSecret[kind](enclosure, { recipient, reference, secret, lastDay, byStaff, hasAccount });
}

const lettersWithSecret = {
  provisional_password: provisionalPasswordLetter,
  new_password: newPasswordLetter,
  lost_factor: lostFactorLetter,
};
