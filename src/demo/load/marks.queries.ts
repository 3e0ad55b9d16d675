import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { SampleRow } from "./sample-rows.ts";

/** Marks the holders created by the current transaction. */
export const markNewHolders = (trx: SpaceTransaction) =>
  sql`update holder set demonstration = true where created_at = now()`.execute(trx);

export const markHolder = (trx: SpaceTransaction, id: HolderId) =>
  trx.updateTable("holder").set({ demonstration: true }).where("id", "=", id).execute();

export const markUploads = (trx: SpaceTransaction) =>
  trx.updateTable("upload").set({ demonstration: true }).execute();

/** For holders loaded before marks existed. Sample establishments have real numbers, so a number proves nothing. */
export const markRecognised = (trx: SpaceTransaction, samples: readonly SampleRow[]) =>
  sql`update holder set demonstration = true
    from ${asRows(samples)} where ${isSample} and not demonstration`.execute(trx);

export async function countDemonstrated(
  trx: SpaceTransaction,
  samples: readonly SampleRow[],
): Promise<number> {
  const { rows } = await sql<{ persons: number }>`
    select count(*)::int as persons from holder
    where demonstration or exists (select from ${asRows(samples)} where ${isSample})`.execute(trx);
  return rows[0]?.persons ?? 0;
}

const asRows = (samples: readonly SampleRow[]) => sql`jsonb_to_recordset(${JSON.stringify(samples)}::jsonb)
  as sample(number text, last_name text, first_name text, email text, iban text)`;

const isSample = sql`holder.number = sample.number and (holder.iban = nullif(sample.iban, '')
  or lower(holder.email) = nullif(lower(sample.email), '')
  or sample.last_name <> '' and holder.last_name = sample.last_name and holder.first_name = sample.first_name)`;
