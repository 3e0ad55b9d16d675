import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { importInProcess } from "./import-in-process.ts";
import { holders, numberOf, writePaymentsFile } from "./payments-file.ts";

/**
 * Lines per second of an import of payments over a bare `COPY` of the rows that it writes (transfers, lines and their
 * details) into tables with the same columns and indexes and no row-level security, first without foreign keys, then with
 * those of the real tables, in turn on the same machine; then the peak memory of the importing process. `node bench/import-payments.ts`
 */

const rounds = Number(process.env.ROUNDS ?? 5);
const lines = 100_000;
const sizes = [10_000, 100_000, 1_000_000];
const csv = "format csv, delimiter ';'";
const written = ["transfer", "payment", "reimbursement_line"] as const;

const baselines = ["bare", "keyed"] as const;
const keys = [
  ["transfer", "", "holder"],
  ["payment", ", transfer_id", "keyed_transfer"],
  ["reimbursement_line", ", payment_id", "keyed_payment"],
] as const;

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const database = await shareDatabase(readConfig({ PARVIS_DATA: folder, PARVIS_DEMO: "0" }));
const client = new Client({ connectionString: database.url });
try {
  await client.connect();
  await client.query("set parvis.space = 'adherent'");
  for (const baseline of baselines)
    for (const table of written)
      await client.query(`create table ${baseline}_${table} (like ${table} including all)`);
  for (const [table, key, target] of keys)
    await client.query(
      `alter table keyed_${table} add foreign key (space_id, holder_id${key}) references ${target} (space_id, ${key ? "holder_id, " : ""}id)`,
    );
  await client.query(
    "insert into holder (number, last_name, postal_code, city) select unnest($1::text[]), 'LEFÈVRE', '35000', 'RENNES'",
    [Array.from({ length: holders }, (_, index) => numberOf(index))],
  );
  const path = join(folder, "payments.csv");
  await writePaymentsFile(path, lines);

  const ratios = { bare: [] as number[], keyed: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const imported = perSecond((await importIn(path)).milliseconds);
    for (const baseline of baselines) {
      const copied = perSecond(await copyAll(baseline));
      // The first round warms the server.
      if (round === 0) continue;
      ratios[baseline].push(imported / copied);
      const ratio = (imported / copied).toFixed(2);
      console.log(`${baseline} COPY ${copied.toFixed(0)} lines/s · import ${imported.toFixed(0)} (${ratio})`);
    }
  }
  for (const baseline of baselines)
    console.log(`median ratio, ${baseline}: ${middle(ratios[baseline]).toFixed(2)}`);

  for (const size of sizes) {
    const file = join(folder, `payments-${size}.csv`);
    await writePaymentsFile(file, size);
    const { milliseconds, peak } = await importIn(file);
    console.log(`${size} lines: peak memory ${peak.toFixed(0)} MiB, ${(milliseconds / 1000).toFixed(1)} s`);
  }
} finally {
  await client.end();
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

function perSecond(milliseconds: number) {
  return (lines * 1000) / milliseconds;
}

/** Onto holders without payments. */
async function importIn(path: string) {
  await client.query("truncate transfer cascade");
  return importInProcess(database.url, path, "adherent", "payments");
}

/** The rows of the last import, one table after the other. */
async function copyAll(baseline: (typeof baselines)[number]): Promise<number> {
  let milliseconds = 0;
  for (const table of written) {
    const path = join(folder, table);
    await pipeline(
      client.query(copyTo(`copy (select * from ${table}) to stdout with (${csv})`)),
      createWriteStream(path),
    );
    await client.query(`truncate ${baseline}_${table} cascade`);
    await client.query("checkpoint").catch(() => undefined);
    const began = performance.now();
    await pipeline(
      createReadStream(path, { highWaterMark: 256 * 1024 }),
      client.query(copyFrom(`copy ${baseline}_${table} from stdin with (${csv})`)),
    );
    milliseconds += performance.now() - began;
  }
  return milliseconds;
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
