import { type Refusal, refusalOfLine } from "#imports/findings/refusal.ts";
import { type Header, type HeaderRead, readHeader } from "#imports/rows/read-header.rules.ts";
import { type RegistryColumn, registryColumns } from "./registry-columns.rules.ts";

export type RegistryHeader = Header<RegistryColumn>;

export function readRegistryHeader(cells: readonly string[], line: number): HeaderRead<RegistryColumn> {
  const { header, refusals } = readHeader(registryColumns, cells, line);
  return { header, refusals: [...refusals, ...missingColumns(header.positions, line)] };
}

/** A new holder needs more columns, but only the registry tells who is new. */
function missingColumns(positions: ReadonlyMap<RegistryColumn, number>, line: number): Refusal[] {
  if (positions.size === 0) {
    const reason = `la première ligne ne nomme pas les colonnes attendues (${registryColumns.join(", ")})`;
    return [refusalOfLine(line, reason)];
  }
  if (!positions.has("number"))
    return [{ line, column: "number", reason: "colonne obligatoire absente", value: "" }];
  if (positions.size === 1) return [refusalOfLine(line, "il faut une autre colonne que number")];
  return [];
}
