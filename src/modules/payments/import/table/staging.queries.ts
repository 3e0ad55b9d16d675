import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { foldWords } from "../../reading/search-words.rules.ts";
import type { PaymentRow } from "./check-payment.ts";
import { type FileColumn, typeOf } from "./payment-columns.rules.ts";

/** Dropped with the transaction. A temporary table, because `COPY` cannot fill a table with row-level security. */
export async function createStaging(trx: SpaceTransaction, columns: readonly FileColumn[]) {
  const staged = columns.map((each) => sql`${sql.ref(each.column)} ${sql.raw(typeOf(each))}`);
  await sql`
    create temporary table incoming (line integer, id uuid, new_transfer uuid, words text, ${sql.join(staged)})
    on commit drop`.execute(trx);
}

export const copyToStaging = (columns: readonly FileColumn[]) =>
  `copy incoming (line, id, new_transfer, words, ${columns.map(({ column }) => column).join(", ")}) from stdin`;

/** A row as `COPY` text; `searched` are the places of its words. It holds no control character, so only backslashes are escaped. */
export function toCopyLine(row: PaymentRow, line: number, searched: readonly number[]): string {
  const words = searched.map((place) => row[place]).join(" ");
  const values = row.map((value) => (value === "" ? "\\N" : escaped(value))).join("\t");
  return `${line}\t${randomUUID()}\t${randomUUID()}\t${escaped(foldWords(words))}\t${values}\n`;
}

const escaped = (value: string) => (value.includes("\\") ? value.replaceAll("\\", "\\\\") : value);

/** Without statistics, the planner would expect a handful of rows. */
export async function analyseStaging(trx: SpaceTransaction) {
  await sql`analyze incoming (reference, number, transfer)`.execute(trx);
}
