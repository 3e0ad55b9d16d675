import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { CheckedRow } from "../rows/check-row.ts";
import { refusalOfLine } from "../rows/refusal.ts";
import { optionalColumns, registryColumns } from "../rows/registry-columns.rules.ts";

/** The file as it was read, gone with the transaction. A temporary table: `COPY` does not fill a guarded one. */
export async function createStaging(trx: SpaceTransaction) {
  const columns = registryColumns.map(
    (name) => sql`${sql.ref(name)} ${name === "birth_date" ? sql`date` : sql`text`}`,
  );
  await sql`
    create temporary table incoming (line integer, awaits boolean, ${sql.join(columns)}) on commit drop`.execute(
    trx,
  );
  await sql`create temporary table set_aside (number text) on commit drop`.execute(trx);
}

export const copyToStaging = `copy incoming (line, awaits, ${registryColumns.join(", ")}) from stdin`;

/** A checked row as a line of `COPY` text: it holds no control character, so only backslashes are escaped. */
export function toCopyLine({ row, awaits }: CheckedRow, line: number): string {
  let text = `${line}\t${awaits ? "t" : "f"}`;
  for (const column of registryColumns) {
    const value = row[column];
    text += "\t";
    if (value === "" && optionalColumns.has(column)) text += "\\N";
    else text += value.includes("\\") ? value.replaceAll("\\", "\\\\") : value;
  }
  return `${text}\n`;
}

/** Without statistics the comparison below would be planned for a handful of rows. */
export async function analyseStaging(trx: SpaceTransaction) {
  await sql`analyze incoming (number)`.execute(trx);
}

/** Rows refused one by one are named by the file all the same: nobody is closed for a slip in an address. */
export async function nameRefused(trx: SpaceTransaction, numbers: readonly string[]) {
  await sql`insert into set_aside select unnest(${numbers}::text[])`.execute(trx);
}

export const noHolder = refusalOfLine(1, "aucun titulaire dans le fichier, seulement la ligne des colonnes");
