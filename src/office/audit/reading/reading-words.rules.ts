import type { ReadingKind } from "#spaces/space.ts";

export type Counted = { reads: ReadingKind; counted: number; most: number; hours: number };

const words: Record<ReadingKind, string> = {
  cards: "dossiers différents ouverts",
  searches: "recherches",
  exports: "exports",
};

/** "72 dossiers différents ouverts en 1 heure (habituel : 40 au plus)" */
export const readingInWords = ({ reads, counted, most, hours }: Counted) =>
  `${counted.toLocaleString("fr-FR")} ${words[reads]} en ${hours} ${hours > 1 ? "heures" : "heure"} (habituel : ${most.toLocaleString("fr-FR")} au plus)`;
