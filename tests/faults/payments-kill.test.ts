import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { done, line, openPayments, paymentsFile } from "../payments/import/payments-desk.ts";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { repeated } from "../support/repeated.ts";
import { killAtAllMoments } from "./killed-imports.ts";

const database = await freshDatabase();
const folder = await temporaryFolder();
const desk = await openPayments(database, folder.path, "npfr");
afterAll(async () => {
  await database.close();
  await folder[Symbol.asyncDispose]();
});

const lines = repeated(1000, 3000);
const runs = repeated(2, 30);
const number = "N1000001";
/** The same lines, some removed and some added, all with another amount. */
const generation = (amount: string, from: number) =>
  paymentsFile(
    Array.from({ length: lines }, (_, index) =>
      line(`R${from + index}`, { number, amount, transfer: `V${Math.floor((from + index) / 4)}` }),
    ),
  );

/** What is on file, without ids and times. */
const state = () =>
  desk.inSpace(async (trx) => {
    const { rows } = await sql`
      select amount_cents, count(*), (select sum(amount_cents) from transfer), (select sum(lines) from transfer),
        (select count(*) from payment p join transfer t on t.id = p.transfer_id) as joined
      from payment group by amount_cents order by amount_cents`.execute(trx);
    return JSON.stringify(rows);
  });

it("leaves exactly the state before or after, whenever an import of payments is killed", {
  tags: ["repeats"],
  timeout: 90_000,
}, async () => {
  await desk.inSpace((trx) => trx.updateTable("holder").set({ number }).where("number", "=", "N1").execute());
  const paths = [
    await desk.write(generation("10,00", 10_000)),
    await desk.write(generation("19,99", 10_100)),
  ] as const;
  for (const path of [paths[0], paths[1], paths[0]]) done(await desk.importPath(path), "table");
  const doomed = { program: "payments-doomed.ts", databaseUrl: database.url, inSpace: desk.inSpace, state };
  const { onFile } = await killAtAllMoments(doomed, paths, runs);
  const again = await desk.importPath(onFile);
  expect(done(again, "table")).toMatchObject({ added: 0, changed: 0, same: lines });
});
