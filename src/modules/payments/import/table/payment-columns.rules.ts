import type { CellRule } from "#imports/cells/read-cell.ts";
import type { CellKind, Layout } from "../../layouts/layout.ts";

/** A column of a file: its name there, its column in the database, and how its cells are read. */
export type FileColumn = {
  name: string;
  column: string;
  kind: CellKind | { kind: "holder" } | { kind: "status" };
};

const day = { kind: "day" } as const;

/** Columns of every layout. `number` is the number of the holder, `transfer` the reference of the transfer. */
const common = {
  reference: { kind: "text", most: 60 },
  number: { kind: "holder" },
  paid_on: day,
  label: { kind: "text", most: 200 },
  period_from: day,
  period_to: day,
  amount: { kind: "money" },
  status: { kind: "status" },
  transfer: { kind: "text", most: 60 },
  reason: { kind: "text", most: 200 },
} as const satisfies Record<string, FileColumn["kind"]>;

export type CommonColumn = keyof typeof common;

/** Where a column stands among `fileColumns`. */
export const placeOf = (name: CommonColumn): number => Object.keys(common).indexOf(name);

export const fileColumns = (layout: Layout): readonly FileColumn[] => [
  ...Object.entries(common).map(([name, kind]) => ({ name, column: name, kind })),
  ...layout.columns.map((column) => ({ name: column.name, column: column.column, kind: column })),
];

const limits = { holder: 40, day: 40, money: 40, status: 40, percent: 20, whole: 10, choice: 60 };

export const cellRule = ({ kind }: FileColumn): CellRule => ({
  limit: kind.kind === "text" ? kind.most : limits[kind.kind],
  mayBreakLines: kind.kind === "text",
  mayBeginAsFormula: kind.kind === "money",
});

/** The PostgreSQL type of a staged cell. */
export function typeOf({ kind }: FileColumn): "text" | "date" | "bigint" | "integer" {
  if (kind.kind === "day") return "date";
  if (kind.kind === "money") return "bigint";
  return kind.kind === "percent" || kind.kind === "whole" ? "integer" : "text";
}

/** Without them a new payment cannot be shown. */
export const neededByNew = [
  "number",
  "paid_on",
  "amount",
  "status",
] as const satisfies readonly CommonColumn[];
