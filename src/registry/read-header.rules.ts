import { type Refusal, refusalOfLine } from "./refusal.ts";
import { type RegistryColumn, registryColumns } from "./registry-columns.rules.ts";

/** Where each known column stands; what the file does not name is left as it is on file. */
export type Header = {
  positions: ReadonlyMap<RegistryColumn, number>;
  width: number;
  /** The file only completes holders on file: it names none of the columns that a new one needs. */
  completes: boolean;
  ignored: readonly string[];
};

const required: readonly RegistryColumn[] = ["number", "postal_code", "city"];
const known: ReadonlySet<string> = new Set(registryColumns);
const isKnown = (name: string): name is RegistryColumn => known.has(name);

/** Reads the first line of a registry file: any order, unknown columns set aside, none twice, none missing. */
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
  const completes = isComplement(positions);
  if (!completes) refusals.push(...missingColumns(positions, line));
  return { header: { positions, width: cells.length, completes, ignored }, refusals };
}

/** IBAN and addresses by number. Not telephones: overseas, whose they are is told by the postal code. */
function isComplement(positions: ReadonlyMap<RegistryColumn, number>): boolean {
  const others = [...positions.keys()].filter((column) => column !== "number");
  const isOnlyComplement = others.every((column) => column === "iban" || column === "email");
  return positions.has("number") && others.length > 0 && isOnlyComplement;
}

function missingColumns(positions: ReadonlyMap<RegistryColumn, number>, line: number): Refusal[] {
  const missing = required.filter((name) => !positions.has(name));
  if (missing.length === required.length) {
    const reason = `la première ligne ne nomme pas les colonnes attendues (${registryColumns.join(", ")})`;
    return [refusalOfLine(line, reason)];
  }
  const refusals = missing.map((column) => ({
    line,
    column,
    reason: "colonne obligatoire absente",
    value: "",
  }));
  if (positions.has("last_name") || positions.has("organisation")) return refusals;
  return [...refusals, refusalOfLine(line, "il faut une colonne last_name ou une colonne organisation")];
}
