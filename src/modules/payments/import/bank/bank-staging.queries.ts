import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { foldWords } from "../../reading/search-words.rules.ts";
import type { BankEntry } from "../bank-file.ts";

/** Dropped with the transaction. `n` is the rank in the file. */
export async function createBankStaging(trx: SpaceTransaction) {
  await sql`
    create temporary table bank_entry (n integer, line integer, says text, about text, message text, batch text,
      reference text, amount_cents bigint, iban text, on_day date, ordered_for date, label text, reason text,
      words text, payment_id uuid, transfer_id uuid) on commit drop`.execute(trx);
}

export const copyToBankStaging = "copy bank_entry from stdin";

const special = /[\\\t\n\r]/g;
const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": " ", "\n": " ", "\r": " " };
const cell = (value: string | number | null) =>
  value === null ? "\\N" : String(value).replace(special, (sign) => escapes[sign] ?? sign);

/** An entry as `COPY` text. Its ids are for a transfer not yet on file. */
export function toEntryLine(entry: BankEntry, n: number): string {
  const { line, says, about, order, reference, amount, iban, on, orderedFor, label, reason } = entry;
  const words = foldWords(`${reference ?? ""} ${label}`);
  const cells = [
    ...[n, line, says, about, order.messageId, order.batchId, reference, amount, iban, on, orderedFor],
    ...[label, reason ?? "", words, randomUUID(), randomUUID()],
  ];
  return `${cells.map(cell).join("\t")}\n`;
}

export async function analyseBankStaging(trx: SpaceTransaction) {
  await sql`analyze bank_entry (n, reference, iban)`.execute(trx);
}

/** The last import of the same message, whose type and MsgId its sender gave. */
export async function findImported(trx: SpaceTransaction, type: string, id: string) {
  const { rows } = await sql<{ fileName: string; on: string }>`
    select file_name as "fileName", (finished_at at time zone 'Europe/Paris')::date::text as "on" from import_run
    where message_type = ${type} and message_id = ${id} and state = 'applied'
    order by finished_at limit 1`.execute(trx);
  return rows[0] ?? null;
}
