import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { RegistryRow } from "./check-row.ts";
import { type Refusal, refusalOfLine } from "./refusal.ts";
import { optionalColumns, registryColumns } from "./registry-columns.rules.ts";

/** The file as it was read, gone with the transaction. A temporary table: `COPY` does not fill a guarded one. */
export async function createStaging(trx: SpaceTransaction) {
  const columns = registryColumns.map(
    (name) => sql`${sql.ref(name)} ${name === "birth_date" ? sql`date` : sql`text`}`,
  );
  await sql`create temporary table incoming (line integer, ${sql.join(columns)}) on commit drop`.execute(trx);
  await sql`create temporary table set_aside (number text) on commit drop`.execute(trx);
}

export const copyToStaging = `copy incoming (line, ${registryColumns.join(", ")}) from stdin`;

/** A checked row as a line of `COPY` text: it holds no control character, so only backslashes are escaped. */
export function toCopyLine(row: RegistryRow, line: number): string {
  let text = String(line);
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

const page = 1000;

/** Every line whose number another line gives too, each naming the other, by pages. */
export async function* doubledNumbers(trx: SpaceTransaction): AsyncGenerator<Refusal> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ line: number; number: string; other: number }>`
      with doubled as (
        select number, min(line) as first, (array_agg(line order by line))[2] as second
        from incoming group by number having count(*) > 1)
      select line, number, case when line = first then second else first end as other
      from incoming join doubled using (number)
      where line > ${after} order by line limit ${page}`.execute(trx);
    for (const { line, number, other } of rows) {
      const reason = line < other ? "numéro donné aussi à la ligne" : "numéro déjà donné à la ligne";
      yield { line, column: "number", reason: `${reason} ${other}`, value: number };
      after = line;
    }
    if (rows.length < page) return;
  }
}

/** Every line whose number is nobody's on file, by pages: for files that only complete what is there. */
export async function* unknownNumbers(trx: SpaceTransaction): AsyncGenerator<Refusal> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ line: number; number: string }>`
      select line, number from incoming
      where line > ${after}
        and not exists (select from holder where holder.number = incoming.number and holder.closed_at is null)
      order by line limit ${page}`.execute(trx);
    for (const { line, number } of rows) {
      yield {
        line,
        column: "number",
        reason: "numéro absent du registre, que ce fichier ne peut que compléter",
        value: number,
      };
      after = line;
    }
    if (rows.length < page) return;
  }
}

export const noHolder = refusalOfLine(1, "aucun titulaire dans le fichier, seulement la ligne des colonnes");
