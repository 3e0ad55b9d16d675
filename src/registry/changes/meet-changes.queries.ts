import { sql } from "kysely";
import { inPages } from "#imports/run/in-pages.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { ChangeableColumn, HolderChangeTable } from "#infra/db/tables/card-tables.ts";
import type { HolderId } from "#kernel/ids.ts";
import { changeableColumns } from "./changeable-columns.rules.ts";
import type { ChangedUnit } from "./judge-change.rules.ts";

type Values = Readonly<Record<ChangeableColumn, string | null>>;

/** `formerly`: what was on file before each change made here. `by` and `on` (a day in Paris) are of the latest. */
export type NotedChange = { formerly: readonly (string | null)[]; by: HolderChangeTable["by"]; on: string };

/** A line of the file about a holder whose file was changed here. */
export type MetChange = {
  line: number;
  holderId: HolderId;
  number: string;
  onFile: Values;
  offered: Values;
  changes: Partial<Record<ChangeableColumn, NotedChange>>;
};

export async function isAnyChangeOpen(trx: SpaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from holder_change where settled_at is null) as open`.execute(trx);
  return rows[0]?.open ?? false;
}

const valuesOf = (table: string) =>
  sql`jsonb_build_object(${sql.join(
    changeableColumns.map((name) => sql`${sql.lit(name)}, ${sql.ref(`${table}.${name}`)}`),
  )})`;

/** Expects the staging table `incoming`. */
export const metChanges = (trx: SpaceTransaction): AsyncGenerator<MetChange> =>
  inPages(
    trx,
    sql<MetChange>`
      with changed as (
        select holder_id, field, jsonb_build_object(
          'formerly', jsonb_agg(before),
          'by', (array_agg(by order by at desc))[1],
          'on', (max(at) at time zone 'Europe/Paris')::date) as change
        from holder_change group by holder_id, field having bool_or(settled_at is null)),
      holders as (select holder_id, jsonb_object_agg(field, change) as changes from changed group by holder_id)
      select incoming.line, holder.id as "holderId", holder.number, holders.changes,
        ${valuesOf("holder")} as "onFile", ${valuesOf("incoming")} as offered
      from holders join holder on holder.id = holders.holder_id and holder.closed_at is null
        join incoming on incoming.number = holder.number
      order by incoming.line`,
  );

/** Gives these lines of the file the value on file, so that the rest of the import leaves it. */
export async function keepOnFile(
  trx: SpaceTransaction,
  column: ChangeableColumn,
  lines: readonly number[],
): Promise<void> {
  await sql`
    update incoming set ${sql.ref(column)} = holder.${sql.ref(column)} from holder
    where holder.number = incoming.number and incoming.line = any(${lines}::integer[])`.execute(trx);
}

export type SettledChange = { holderId: HolderId; unit: ChangedUnit; columns: readonly ChangeableColumn[] };

export async function settleChanges(trx: SpaceTransaction, settled: readonly SettledChange[]): Promise<void> {
  if (settled.length === 0) return;
  const pairs = settled.flatMap(({ holderId, columns }) =>
    columns.map((column) => [holderId, column] as const),
  );
  await sql`
    update holder_change set settled_at = now()
    from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, column]) => column)}::text[])
      as done (holder_id, field)
    where holder_change.holder_id = done.holder_id and holder_change.field = done.field
      and settled_at is null`.execute(trx);
}
