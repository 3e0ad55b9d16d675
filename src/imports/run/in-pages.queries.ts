import { type RawBuilder, sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

const page = 1000;

/** Reads the rows of a query by a cursor, so that memory stays flat. One at a time in a transaction. */
export async function* inPages<Row>(trx: SpaceTransaction, query: RawBuilder<Row>): AsyncGenerator<Row> {
  await sql`declare pages no scroll cursor for ${query}`.execute(trx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(page)} from pages`.execute(trx);
    yield* rows;
    if (rows.length < page) break;
  }
  await sql`close pages`.execute(trx);
}
