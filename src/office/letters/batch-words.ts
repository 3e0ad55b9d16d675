import type { LetterKind, LetterState } from "#infra/db/tables/enrolment-tables.ts";
import { describeDateInDigits } from "#kernel/moment.ts";
import type { Batch } from "#letters/batches/batches.queries.ts";
import type { Tone } from "#ui/notice.tsx";

/** In addresses. */
export const kindSlugs: Readonly<Record<LetterKind, string>> = {
  notification: "notification",
  provisional_password: "mot-de-passe-provisoire",
  new_password: "nouveau-mot-de-passe",
  lost_factor: "seconde-verification",
};

export const kindOfSlug = (slug: string): LetterKind | null =>
  (Object.keys(kindSlugs) as LetterKind[]).find((kind) => kindSlugs[kind] === slug) ?? null;

export const stateTones: Readonly<Record<LetterState, Tone>> = {
  to_print: "info",
  printed: "info",
  posted: "info",
  returned: "warn",
  used: "ok",
  expired: "bad",
};

/** What is to be done next with a batch; a printed letter is not one that was received. */
export function batchState({ file, postedAt }: Batch): { words: string; tone: Tone } {
  if (postedAt) return { words: "posté", tone: "ok" };
  switch (file) {
    case "waits":
      return { words: "imprimé, à télécharger", tone: "warn" };
    case "destroyed":
      return { words: "PDF détruit, à refaire", tone: "bad" };
    case "downloaded":
    case "elsewhere":
      return { words: "imprimé, à poster", tone: "warn" };
  }
}

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString("fr-FR")} ${count > 1 ? many : one}`;

export const byAt = (by: string | null, at: Date | null) =>
  at && `${describeDateInDigits(at)}, par ${by ?? "la ligne de commande"}`;

export const shortId = (id: string) => id.slice(0, 8);
