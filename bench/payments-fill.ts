import { Client } from "pg";
import { layoutOf } from "#modules/payments/layouts/layouts.ts";
import { spaces } from "#spaces/index.ts";

/** The holder under measure has more than a hundred pages, whatever the size of the table. */
const linesOfOne = 2_500;
const linesOfOthers = 50;

/**
 * Fills a space with that many payments of ten years, in the order of their days, as files bring them: the lines of one
 * holder are far from each other on disk.
 */
export async function fillPayments(databaseUrl: string, space: string, holderId: string, lines: number) {
  const policy = spaces.find(({ id }) => id === space)?.policy;
  if (!policy) throw new Error(`no space ${space}`);
  const { table } = layoutOf(policy);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select set_config('parvis.space', $1, false)", [space]);
    await client.query("set maintenance_work_mem = '512MB'");
    await client.query(`truncate payment, transfer, ${table} cascade`);
    const indexes = await dropIndexes(client, ["payment", "transfer", table]);
    await insertLines(client, { table, holderId, lines });
    for (const index of indexes) await client.query(index);
    await client.query(`vacuum (analyze) holder, payment, transfer, ${table}`);
  } finally {
    await client.end();
  }
}

/** Returns the statements that make them again: one sort costs less than millions of insertions. */
async function dropIndexes(client: Client, tables: readonly string[]): Promise<string[]> {
  const { rows: indexes } = await client.query<{ made: string; dropped: string }>(
    `select pg_get_indexdef(indexrelid) as made, coalesce(
       (select format('alter table %s drop constraint %I cascade', conrelid::regclass, conname)
        from pg_constraint where conindid = indexrelid and contype in ('p', 'u')),
       format('drop index %s', indexrelid::regclass)) as dropped
     from pg_index where indrelid = any($1::regclass[])`,
    [tables],
  );
  for (const { dropped } of indexes) await client.query(dropped);
  return indexes.map(({ made }) => made);
}

type Fill = { table: string; holderId: string; lines: number };

async function insertLines(client: Client, { table, holderId, lines }: Fill): Promise<void> {
  const others = Math.ceil(lines / linesOfOthers);
  const otherId = (place: string) => `md5('holder' || ${place})::uuid`;
  const holder = `case when place % ${Math.floor(lines / linesOfOne)} = 0 then '${holderId}'
    else ${otherId(`place % ${others}`)} end`;
  const day = `date '2026-11-30' - ((${lines} - place) * 3650 / ${lines})::int`;
  const each = `from generate_series(1, ${lines}::bigint) place`;
  await client.query(`
    insert into holder (id, number) select ${otherId("place")}, 'B' || place
    from generate_series(0, ${others - 1}) place on conflict do nothing`);
  await client.query(`
    insert into transfer (holder_id, id, reference, amount_cents, paid_on, status, lines)
    select ${holder}, md5('t' || place)::uuid, 'V-' || place, 1999 + place % 100000, ${day}, 'paid', 1 ${each}`);
  await client.query(`
    insert into payment (holder_id, id, reference, transfer_id, paid_on, label, amount_cents, status, words, first_status)
    select ${holder}, md5('p' || place)::uuid, 'R-' || place, md5('t' || place)::uuid, ${day},
      'Versement ' || place, 1999 + place % 100000, 'paid', 'r-' || place || ' versement', 'ordered' ${each}`);
  await client.query(`
    insert into ${table} (holder_id, payment_id) select ${holder}, md5('p' || place)::uuid ${each}`);
}
