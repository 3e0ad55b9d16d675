import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { refusalOfLine } from "#imports/findings/refusal.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { CheckedRow } from "../rows/check-row.ts";
import { optionalColumns, registryColumns } from "../rows/registry-columns.rules.ts";

/** Dropped with the transaction. A temporary table, because `COPY` cannot fill a table with row-level security. */
export async function createStaging(trx: SpaceTransaction) {
  const columns = registryColumns.map(
    (name) => sql`${sql.ref(name)} ${name === "birth_date" ? sql`date` : sql`text`}`,
  );
  await sql`
    create temporary table incoming (line integer, awaits boolean, id uuid, ${sql.join(columns)})
    on commit drop`.execute(trx);
  await sql`create temporary table set_aside (number text) on commit drop`.execute(trx);
}

export const copyToStaging = `copy incoming (line, awaits, id, ${registryColumns.join(", ")}) from stdin`;

/**
 * A row as `COPY` text. It holds no control character, so only backslashes are escaped. The id is for a holder not yet
 * on file: `gen_random_uuid` would take twenty times as long, and during the insertion.
 */
export function toCopyLine({ row, awaits }: CheckedRow, line: number): string {
  let text = `${line}\t${awaits ? "t" : "f"}\t${randomUUID()}`;
  for (const column of registryColumns) {
    const value = row[column];
    text += "\t";
    if (value === "" && optionalColumns.has(column)) text += "\\N";
    else text += value.includes("\\") ? value.replaceAll("\\", "\\\\") : value;
  }
  return `${text}\n`;
}

/** Without statistics, the planner would expect a handful of rows. */
export async function analyseStaging(trx: SpaceTransaction) {
  await sql`analyze incoming (number)`.execute(trx);
}

/** Marks the numbers of refused rows as named: a mistake in an address must not close a holder. */
export async function nameRefused(trx: SpaceTransaction, numbers: readonly string[]) {
  await sql`insert into set_aside select unnest(${numbers}::text[])`.execute(trx);
}

export const noHolder = refusalOfLine(1, "aucun titulaire dans le fichier, seulement la ligne des colonnes");
