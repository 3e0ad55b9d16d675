import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { beginImport, endImport } from "#imports/run/import-runs.queries.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { freshDatabase } from "../support/fresh-database.ts";

const database = await freshDatabase();
afterAll(() => database.close());
const here = spaceDb(database.db, "npfr" as SpaceId);
const run = { kind: "payments", file_name: "x.xml", file_sha256: null, whole_registry: false } as const;
const runs = () =>
  here.inTransaction((trx) => trx.selectFrom("import_run").selectAll().orderBy("started_at").execute());

it("keeps the message of a bank with the run that applied it", async () => {
  const id = await here.inTransaction((trx) => beginImport(trx, run));
  const message = { type: "camt.054", id: "MSG-1" };
  await here.inTransaction((trx) => endImport(trx, id, { state: "applied", report: { rows: 3 }, message }));
  expect(await runs()).toMatchObject([
    {
      kind: "payments",
      state: "applied",
      message_type: "camt.054",
      message_id: "MSG-1",
      report: { rows: 3 },
    },
  ]);
});

it("logs the runs of the previous version, which writes to the former name, in its space alone", async () => {
  await here.inTransaction((trx) =>
    sql`insert into registry_import (file_name, state, report) values ('old.csv', 'running', '{}')`.execute(
      trx,
    ),
  );
  expect((await runs()).at(-1)).toMatchObject({ kind: "registry", file_name: "old.csv", state: "running" });
  const elsewhere = spaceDb(database.db, "sante" as SpaceId);
  const seen = await elsewhere.inTransaction((trx) => sql`select from registry_import`.execute(trx));
  expect(seen.rows).toEqual([]);
});
