import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { readConfig } from "#config/env.ts";
import { connect } from "#infra/db/connect.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import { letterDelays, recoveryDelays } from "#office/numbers/read/delays.queries.ts";
import { countEvents } from "#office/numbers/read/events.queries.ts";
import { countFunnel, countOnFile } from "#office/numbers/read/funnel.queries.ts";
import { ways } from "#office/numbers/read/funnel.rules.ts";
import { countPrinted } from "#office/numbers/read/letters.queries.ts";
import { countMails } from "#office/numbers/read/mails.queries.ts";
import { countPayments } from "#office/numbers/read/payments.queries.ts";
import { planForFigures } from "#office/numbers/read/planning.queries.ts";
import { daysInParis } from "#office/numbers/span/in-slices.queries.ts";
import { fineGrain, slicesOf } from "#office/numbers/span/slices.rules.ts";
import { readSpan } from "#office/numbers/span/span.rules.ts";
import { spaces } from "#spaces/index.ts";
import { fillYear } from "./numbers-fill.ts";
import { processorTime } from "./processor-time.ts";

/**
 * Processor time of each statement of *Chiffres*, over 30 days and over a year, in a space of a million holders with a year behind them.
 * `SIZE=1000000 ROUNDS=5 node bench/numbers.ts`
 */

const size = Number(process.env.SIZE ?? 1_000_000);
const rounds = Number(process.env.ROUNDS ?? 5);
const [space] = spaces;
if (!space) throw new Error("there is no space");

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const database = await shareDatabase(readConfig({ PARVIS_DATA: folder, PARVIS_DEMO: "0" }));
const { db, close } = connect(database.url);
try {
  const began = performance.now();
  await fillYear(database.url, space.id, size);
  console.log(`${size} holders, filled in ${Math.round((performance.now() - began) / 1000)} s`);
  const here = spaceDb(db, space.id);
  const { today } = await here.inTransaction((trx) => daysInParis(trx, {}));
  for (const name of ["30j", "12m"]) {
    const span = readSpan(name, today);
    const [months, fine] = [slicesOf(span, "month"), slicesOf(span, fineGrain(span))];
    const kinds = ["signed_in", "sign_in_failed", "locked", "password_recovered", "recovery_asked"];
    const statements: Record<string, (trx: SpaceTransaction) => Promise<unknown>> = {
      "on file": countOnFile,
      "funnel by letters": (trx) => countFunnel(trx, ways["provisional-credentials"], months),
      "funnel by codes": (trx) => countFunnel(trx, ways["code-to-contact"], months),
      "funnel by IBAN": (trx) => countFunnel(trx, ways["registry-secret"], months),
      events: (trx) => countEvents(trx, kinds, fine),
      letters: (trx) => countPrinted(trx, months),
      mails: (trx) => countMails(trx, fine),
      payments: (trx) => countPayments(trx, months),
      "delays of letters": (trx) => letterDelays(trx, months),
      "delays of recoveries": (trx) => recoveryDelays(trx, months),
    };
    for (const [label, read] of Object.entries(statements)) {
      const times = [];
      for (let round = 0; round < rounds; round += 1) times.push(await here.inTransaction(costOf(read)));
      const median = times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
      console.log(`${name} ${label}: ${Math.round(median)} ms`);
    }
  }
} finally {
  await close();
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

/** Milliseconds of processor time that the server process of this transaction takes. */
function costOf(read: (trx: SpaceTransaction) => Promise<unknown>) {
  return async (trx: SpaceTransaction) => {
    const { rows } = await sql<{ pid: number }>`
      select pg_backend_pid() as pid, set_config('max_parallel_workers_per_gather', '0', true)`.execute(trx);
    await planForFigures(trx);
    const before = processorTime(rows[0]?.pid ?? 0);
    await read(trx);
    return processorTime(rows[0]?.pid ?? 0) - before;
  };
}
