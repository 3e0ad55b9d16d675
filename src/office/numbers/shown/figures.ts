import type { Money } from "#kernel/values/money.ts";
import type { ShownCount } from "./hide-small.rules.ts";

/** What may be read: made from counts by the rules of this folder alone. */
export type Cell =
  | ShownCount
  /** In tenths of a per cent. */
  | { kind: "share"; tenths: number }
  | { kind: "money"; amount: Money }
  | { kind: "words"; words: string };

export type Column = {
  label: string;
  /** One for each row. */
  cells: readonly Cell[];
  /** `null`: a total would mean nothing. */
  total: Cell | null;
  /** Whether the chart shows it. */
  isDrawn: boolean;
  /** For each row the list of its items, under the home of the desks; `null`: no list, or one of few people. */
  links: readonly (string | null)[];
};

export type Row = { name: string; words: string };

/** A table, and the chart of its drawn columns. `name`: in addresses. */
export type Figures = {
  name: string;
  title: string;
  /** What is counted, and what is not. */
  about: string;
  /** What holds now, whatever the span. */
  now?: { label: string; cell: Cell };
  rowLabel: string;
  rows: readonly Row[];
  columns: readonly Column[];
};

/** Nothing but zeros, or no row at all: neither a chart nor a table would say more. */
export const areEmpty = ({ columns }: Figures) =>
  columns.every(({ cells }) =>
    cells.every((cell) => cell.kind === "words" || ("value" in cell && cell.value === 0)),
  );

export const areDrawn = (figures: Figures) => figures.columns.some(({ isDrawn }) => isDrawn);
