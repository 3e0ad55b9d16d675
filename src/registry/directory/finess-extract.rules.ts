import type { DirectoryEntry } from "./directory-entry.rules.ts";

/** How the rows of an establishment begin; other sections of the same extract have another word. */
export const establishmentRow = "structureet";

/** The columns of such a row, which the file does not name. */
export const extractWidth = 32;

/** Quotes of a name, doubled once more than CSV asks. */
const doubledQuotes = /"{2,}/g;

/** A row of the FINESS extract of open data. */
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
