import { sql } from "kysely";
import { type CellsMended, zeroGivenBack } from "#imports/findings/cells-mended.ts";
import type { Refusal } from "#imports/findings/refusal.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { RegistryColumn } from "../rows/registry-columns.rules.ts";
import { type OpenRow, settleRow } from "../rows/settle-row.ts";
import type { NamedColumns } from "./apply.queries.ts";

const page = 5000;

type AwaitingRow = OpenRow & { line: number; number: string };

/** Checks the rows that need columns from the registry, and rewrites their telephones in E.164. Yields refusals. */
export async function* settleStaging(
  trx: SpaceTransaction,
  named: NamedColumns,
  mended: CellsMended,
): AsyncGenerator<Refusal> {
  const has = (column: RegistryColumn) => named.includes(column);
  if (has("country") && has("postal_code")) return;
  await sql`create index on incoming (line) where awaits`.execute(trx);
  await sql`create temporary table settled (line integer, phone text) on commit drop`.execute(trx);
  for await (const rows of awaitingRows(trx)) {
    const places = await placesOnFile(trx, rows);
    const phones: { line: number; phone: string }[] = [];
    for (const row of rows) {
      const place = places.get(row.number);
      const settled = settleRow(
        {
          country: has("country") ? row.country : (place?.country ?? "FR"),
          postalCode: has("postal_code") ? row.postalCode : (place?.postalCode ?? ""),
          phone: row.phone,
        },
        has,
      );
      if (!settled.ok) {
        for (const each of settled.refusal) yield { ...each, line: row.line, value: typed(row, each.column) };
        continue;
      }
      const { phone, lostZero } = settled.value;
      if (lostZero) mended.note(zeroGivenBack, row.line);
      if (phone !== null) phones.push({ line: row.line, phone });
    }
    await keepPhones(trx, phones);
  }
  await sql`analyze settled`.execute(trx);
  await sql`update incoming set phone = settled.phone from settled where settled.line = incoming.line`.execute(
    trx,
  );
}

function typed(row: AwaitingRow, column: RegistryColumn): string {
  if (column === "phone") return row.phone ?? "";
  return column === "country" ? row.country : row.postalCode;
}

async function* awaitingRows(trx: SpaceTransaction): AsyncGenerator<readonly AwaitingRow[]> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<AwaitingRow>`
      select line, number, country, postal_code as "postalCode", phone from incoming
      where awaits and line > ${after} order by line limit ${page}`.execute(trx);
    if (rows.length > 0) yield rows;
    if (rows.length < page) return;
    after = rows.at(-1)?.line ?? after;
  }
}

/** One look-up by key for each page: a join would scan the whole registry. */
async function placesOnFile(trx: SpaceTransaction, rows: readonly AwaitingRow[]) {
  const found = await trx
    .selectFrom("holder")
    .select(["number", "country", "postal_code as postalCode"])
    .where("number", "=", sql<string>`any(${rows.map((row) => row.number)}::text[])`)
    .execute();
  return new Map(found.map((holder) => [holder.number, holder]));
}

async function keepPhones(trx: SpaceTransaction, read: readonly { line: number; phone: string }[]) {
  if (read.length === 0) return;
  await sql`
    insert into settled select * from unnest(
      ${read.map((each) => each.line)}::integer[], ${read.map((each) => each.phone)}::text[])`.execute(trx);
}
