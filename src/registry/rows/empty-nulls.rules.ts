import { saysNothing } from "#imports/cells/spreadsheet-traces.rules.ts";
import { type RegistryColumn, type RegistryRow, registryColumns } from "./registry-columns.rules.ts";

type Columns = { has(column: RegistryColumn): boolean };

export function emptyNulls(row: RegistryRow, named: Columns): number {
  let emptied = 0;
  for (const column of registryColumns) {
    if (!saysNothing(row[column]) || (column === "last_name" && isSurname(row, named))) continue;
    row[column] = "";
    emptied += 1;
  }
  return emptied;
}

/** Null is a real surname: kept beside a first name, or in a file with neither first names nor an organisation. */
function isSurname({ last_name, first_name, organisation }: RegistryRow, named: Columns): boolean {
  if (last_name.toUpperCase() !== "NULL") return false;
  if (first_name !== "" && !saysNothing(first_name)) return true;
  return !named.has("first_name") && (organisation === "" || saysNothing(organisation));
}
