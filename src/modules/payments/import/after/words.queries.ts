import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Layout } from "../../layouts/layout.ts";
import { foldWords } from "../../reading/search-words.rules.ts";

const page = 5000;

/** Writes again what a search looks in, for changed payments whose file has not all of its columns. */
export async function rewordChanged(trx: SpaceTransaction, { table, columns }: Layout) {
  const searched = columns.filter((each) => each.searched).map(({ column }) => sql`l.${sql.ref(column)}`);
  let after = 0;
  for (;;) {
    const { rows } = await sql<{ line: number; holder: string; id: string; text: string }>`
      select g.line, p.holder_id as holder, p.id,
        concat_ws(' ', ${sql.join([sql`p.reference`, sql`p.label`, ...searched])}) as text
      from target g
      join payment p on p.holder_id = g.holder_id and p.id = g.payment_id
      left join ${sql.table(table)} l on l.holder_id = p.holder_id and l.payment_id = p.id
      where g.fate = 'changed' and g.line > ${after} order by g.line limit ${page}`.execute(trx);
    await sql`
      update payment p set words = w.words
      from unnest(${rows.map(({ holder }) => holder)}::uuid[], ${rows.map(({ id }) => id)}::uuid[],
        ${rows.map(({ text }) => foldWords(text))}::text[]) as w (holder_id, id, words)
      where p.holder_id = w.holder_id and p.id = w.id`.execute(trx);
    if (rows.length < page) return;
    after = rows.at(-1)?.line ?? after;
  }
}
