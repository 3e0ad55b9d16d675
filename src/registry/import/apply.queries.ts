import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { addressColumns, type RegistryColumn, registryColumns } from "../rows/registry-columns.rules.ts";
import type { Emptied } from "./import-report.ts";

export type Comparison = { rows: number; added: number; changed: number; same: number; reopened: number };

/** The columns in the file. Other columns keep their value on file. */
export type NamedColumns = readonly RegistryColumn[];

export async function compareWithFile(trx: SpaceTransaction, named: NamedColumns): Promise<Comparison> {
  const { rows } = await sql<Comparison>`
    select count(*)::int as rows,
      (count(*) filter (where holder.id is null))::int as added,
      (count(*) filter (where ${touched(named)}))::int as changed,
      (count(*) filter (where holder.id is not null and not ${touched(named)}))::int as same,
      (count(*) filter (where holder.closed_at is not null))::int as reopened
    from incoming left join holder on holder.number = incoming.number`.execute(trx);
  return rows[0] ?? { rows: 0, added: 0, changed: 0, same: 0, reopened: 0 };
}

const neverEmptied: ReadonlySet<RegistryColumn> = new Set(["number", "postal_code", "city", "country"]);

/** Values on file that empty cells remove, by column; only columns that have some. */
export async function countEmptied(trx: SpaceTransaction, named: NamedColumns): Promise<Emptied[]> {
  const columns = named.filter((name) => !neverEmptied.has(name));
  if (columns.length === 0) return [];
  const isEmpty = (table: string, name: RegistryColumn) =>
    sql`coalesce(${sql.ref(`${table}.${name}`)}::text, '') = ''`;
  const counts = columns.map(
    (name) => sql`
      ${sql.lit(name)}, count(*) filter (where ${isEmpty("incoming", name)} and not ${isEmpty("holder", name)})`,
  );
  const { rows } = await sql<{ counts: Partial<Record<RegistryColumn, number>> }>`
    select jsonb_build_object(${sql.join(counts)}) as counts
    from incoming join holder on holder.number = incoming.number`.execute(trx);
  return columns
    .map((column) => ({ column, cells: rows[0]?.counts[column] ?? 0 }))
    .filter(({ cells }) => cells > 0);
}

export async function countUnnamed(trx: SpaceTransaction): Promise<{ live: number; unnamed: number }> {
  const { rows } = await sql<{ live: number; unnamed: number }>`
    select count(*)::int as live, (count(*) filter (where incoming.number is null
        and not exists (select from set_aside where set_aside.number = holder.number)))::int as unnamed
    from holder left join incoming on incoming.number = holder.number
    where holder.closed_at is null`.execute(trx);
  return rows[0] ?? { live: 0, unnamed: 0 };
}

/** Writes only the rows that differ, and reopens closed holders that the file names. */
export async function updateHolders(trx: SpaceTransaction, named: NamedColumns) {
  const settings = named
    .filter((name) => name !== "number")
    .map((name) => sql`${sql.ref(name)} = ${sql.ref(`incoming.${name}`)}`);
  const dated = datedColumns.map(([date, columns]) => {
    const changed = differs(named.filter((name) => columns.includes(name)));
    return sql`${sql.ref(date)} = case when ${changed} then now() else ${sql.ref(`holder.${date}`)} end`;
  });
  await sql`
    update holder set ${sql.join(settings)}, closed_at = null, updated_at = now(), ${sql.join(dated)}
    from incoming
    where holder.number = incoming.number and ${touched(named)}`.execute(trx);
}

export async function insertHolders(trx: SpaceTransaction) {
  const columns = sql.join(["id", ...registryColumns].map((name) => sql.ref(name)));
  await sql`
    insert into holder (${columns}) select ${columns} from incoming
    where not exists (select from holder where holder.number = incoming.number)`.execute(trx);
}

/** Plans the rest of the transaction for the holders now in the table: it may have been empty. */
export async function analyseHolders(trx: SpaceTransaction) {
  await sql`analyze holder (space_id, id, number, closed_at)`.execute(trx);
}

export async function closeUnnamed(trx: SpaceTransaction) {
  await sql`
    update holder set closed_at = now(), updated_at = now()
    where closed_at is null
      and not exists (select from incoming where incoming.number = holder.number)
      and not exists (select from set_aside where set_aside.number = holder.number)`.execute(trx);
}

/** Holders written in this transaction, added and changed ones in turn. */
export async function findTouched(trx: SpaceTransaction, most: number): Promise<HolderId[]> {
  const { rows } = await sql<{ id: HolderId }>`
    select id from (
      select id, created_at = now() as is_new,
        row_number() over (partition by created_at = now() order by number) as rank
      from holder where updated_at = now() and closed_at is null) as written
    order by rank, is_new limit ${most}`.execute(trx);
  return rows.map(({ id }) => id);
}

const datedColumns: readonly (readonly [string, readonly RegistryColumn[]])[] = [
  ["address_changed_at", addressColumns],
  ["contact_changed_at", ["email", "phone"]],
  ["iban_changed_at", ["iban"]],
];

const touched = (named: NamedColumns) =>
  sql<boolean>`(holder.id is not null and (holder.closed_at is not null or ${differs(named)}))`;

function differs(columns: NamedColumns): RawBuilder<boolean> {
  const pairs = columns.map(
    (name) => sql`${sql.ref(`holder.${name}`)} is distinct from ${sql.ref(`incoming.${name}`)}`,
  );
  return pairs.length > 0 ? sql`(${sql.join(pairs, sql` or `)})` : sql`false`;
}
