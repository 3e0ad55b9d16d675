import { type Refusal, refusalOfLine } from "./refusal.ts";
import { type RegistryColumn, registryColumns } from "./registry-columns.rules.ts";

export type Header = {
  positions: ReadonlyMap<RegistryColumn, number>;
  width: number;
  ignored: readonly string[];
};

const known: ReadonlySet<string> = new Set(registryColumns);
const isKnown = (name: string): name is RegistryColumn => known.has(name);

export function readHeader(cells: readonly string[], line: number): { header: Header; refusals: Refusal[] } {
  const positions = new Map<RegistryColumn, number>();
  const ignored: string[] = [];
  const seen = new Set<string>();
  const refusals: Refusal[] = [];
  cells.forEach((cell, position) => {
    const name = cell.trim().toLowerCase();
    if (name && seen.has(name)) {
      refusals.push({ line, column: name, reason: "cette colonne est nommée deux fois", value: "" });
      return;
    }
    seen.add(name);
    if (isKnown(name)) positions.set(name, position);
    else ignored.push(cell.trim());
  });
  refusals.push(...missingColumns(positions, line));
  return { header: { positions, width: cells.length, ignored }, refusals };
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
