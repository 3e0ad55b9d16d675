import { createReadStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { readConfig } from "#config/env.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { writeRegistryFile } from "./import-file.ts";
import { importInProcess, type Measure } from "./import-in-process.ts";

/**
 * Rows per second of a registry import over a bare `COPY` of the same file into a table with the same
 * columns and indexes and no row-level security, in turn on the same machine; then the peak memory of the
 * importing process. `node bench/import.ts`
 */

const rounds = Number(process.env.ROUNDS ?? 5);
const rows = 100_000;
const sizes = [10_000, 100_000, 1_000_000];

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const database = await shareDatabase(readConfig({ PARVIS_DATA: folder, PARVIS_DEMO: "0" }));
const client = new Client({ connectionString: database.url });
try {
  await client.connect();
  await client.query("create table unguarded (like holder including all)");
  await client.query("alter table unguarded alter space_id set default 'npfr'");
  const path = join(folder, "registry.csv");
  await writeRegistryFile(path, rows);

  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const bare = perSecond(await copy(path));
    const imported = perSecond((await importIn(path)).milliseconds);
    // The first round warms the server.
    if (round === 0) continue;
    const ratio = imported / bare;
    ratios.push(ratio);
    console.log(`COPY ${bare.toFixed(0)} rows/s · import ${imported.toFixed(0)} (${ratio.toFixed(2)})`);
  }
  console.log(`median ratio ${middle(ratios).toFixed(2)}`);

  for (const size of sizes) {
    const file = join(folder, `registry-${size}.csv`);
    await writeRegistryFile(file, size);
    const { milliseconds, peak } = await importIn(file);
    const time = (milliseconds / 1000).toFixed(1);
    console.log(`${size} rows: peak memory ${peak.toFixed(0)} MiB, ${time} s`);
  }
} finally {
  await client.end();
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

function perSecond(milliseconds: number) {
  return (rows * 1000) / milliseconds;
}

async function copy(path: string): Promise<number> {
  await client.query("truncate unguarded");
  await client.query("checkpoint").catch(() => undefined);
  const columns =
    "number,title,last_name,first_name,organisation,address_1,address_2,address_3,postal_code,city,country,email,phone,iban,birth_date";
  const never = "title,last_name,first_name,organisation,address_1,address_2,address_3";
  const options = `format csv, header, delimiter ';', force_not_null (${never})`;
  const began = performance.now();
  await pipeline(
    createReadStream(path, { highWaterMark: 256 * 1024 }),
    client.query(copyFrom(`copy unguarded (${columns}) from stdin with (${options})`)),
  );
  return performance.now() - began;
}

/** From an empty registry. */
async function importIn(path: string): Promise<Measure> {
  await client.query("truncate holder cascade");
  return importInProcess(database.url, path, "npfr");
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
