import type { Mended } from "#imports/findings/cells-mended.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import type { ReportInWords } from "#imports/kinds/report-in-words.ts";
import type { ColumnRead } from "#imports/rows/read-columns.ts";

/** What a check leaves on its upload. Lines, samples and columns are about people: they go with the file. */
export type StoredReport = {
  words: ReportInWords | null;
  /** The first refusals, or what was set aside and listed; `count` is all of them. */
  listed: { first: readonly Refusal[]; count: number };
  mended: readonly Mended[];
  columns: readonly ColumnRead[];
};

/** What remains once the file is destroyed: counts, nothing about people. */
export const withoutPersons = ({ words, listed, mended }: StoredReport): StoredReport => ({
  words: words && { ...words, notes: [] },
  listed: { first: [], count: listed.count },
  mended,
  columns: [],
});
