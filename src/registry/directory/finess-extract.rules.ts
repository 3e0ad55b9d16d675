import type { DirectoryEntry } from "./directory-entry.rules.ts";

/** The first cell of an establishment's row; other sections of the extract begin with another word. */
export const establishmentRow = "structureet";

export const extractWidth = 32;

/** The extract doubles the quotes in names once more than CSV does. */
const doubledQuotes = /"{2,}/g;

export function readExtractRow(cells: readonly string[]): DirectoryEntry {
  const cell = (position: number) => (cells[position] ?? "").replace(doubledQuotes, '"');
  return {
    number: cell(1),
    shortName: cell(3),
    longName: cell(4),
    nameComplement: cell(5),
    deliveryPoint: cell(6),
    streetNumber: cell(7),
    streetType: cell(8),
    street: cell(9),
    streetComplement: cell(10),
    place: cell(11),
    postalCode: "",
    city: cell(15),
  };
}
