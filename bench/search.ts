import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { Client } from "pg";
import { readConfig } from "#config/env.ts";
import { connect } from "#infra/db/connect.ts";
import { shareDatabase } from "#infra/db/embedded/share-database.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { indexWaitingHolders } from "#registry/search/index-holders.queries.ts";
import { readSearch } from "#registry/search/read-search.rules.ts";
import { searchHolders, searchStatement } from "#registry/search/search-holders.queries.ts";
import { exactTime, processorTime } from "./processor-time.ts";
import { fillHolders } from "./search-fill.ts";

/**
 * Median and p99 of a search among 1 million holders, by kind of search, over the same statement sent by bare `pg` to
 * copies of the tables without row-level security, in turn; then what the index takes.
 * `HOLDERS=1000000 ROUNDS=300 npm run bench:search`
 */

const holders = Number(process.env.HOLDERS ?? 1_000_000);
const rounds = Number(process.env.ROUNDS ?? 300);
const warmUp = 30;
const space = "adherent" as SpaceId;

const kinds: Readonly<Record<string, string>> = {
  number: "1500000",
  "half a number": "15000",
  "last name": "le guennec",
  "half a name": "leguen",
  "first and last name": "guennec anne",
  "common name, common city": "martin paris",
  "common first name, common city": "marie paris",
  telephone: "06 00 03 95 95",
  "e-mail": "p500000@boite.example",
  "postal code": "75011",
  "end of an IBAN": "45000",
  "payment reference": "RB-2026-000001",
  "one letter": "m",
  "two letters": "m p",
  nobody: "guennec zzyzx",
};

const folder = await mkdtemp(join(tmpdir(), "parvis-bench-"));
const database = await shareDatabase(readConfig({ PARVIS_DATA: folder, PARVIS_DEMO: "0" }));
const client = new Client({ connectionString: database.url });
const { db, close } = connect(database.url, { max: 1 });
const here = spaceDb(db, space);
try {
  await client.connect();
  await client.query("set statement_timeout = 0");
  const filled = await timed(() => fillHolders(client, space, holders));
  const indexing = await indexAll();
  console.log(`${holders} holders filled in ${seconds(filled)}, indexed in ${seconds(indexing)} (job)`);
  await copyWithoutGuard();
  for (const [kind, typed] of Object.entries(kinds)) console.log(await compare(kind, typed));
  console.log(await memory());
} finally {
  await client.end();
  await close();
  await database.release();
  await rm(folder, { recursive: true, force: true });
}

async function indexAll(): Promise<number> {
  return timed(async () => {
    while ((await here.inTransaction(indexWaitingHolders)) > 0);
    await client.query("vacuum (analyze) holder, holder_term, payment, transfer");
  });
}

/**
 * Found first on the path of this client: the same text reads them. As in an installation for one portal, no index
 * begins with the space.
 */
async function copyWithoutGuard(): Promise<void> {
  await client.query("create schema unguarded");
  for (const table of ["holder", "holder_term", "payment", "transfer", "account"]) {
    await client.query(`create table unguarded.${table} as select * from public.${table}`);
    const { rows: indexes } = await client.query<{ made: string }>(
      "select indexdef as made from pg_indexes where schemaname = 'public' and tablename = $1",
      [table],
    );
    for (const { made } of indexes)
      await client.query(made.replace(" ON public.", " ON unguarded.").replace("(space_id, ", "("));
  }
  await client.query(
    "vacuum (analyze) unguarded.holder, unguarded.holder_term, unguarded.payment, unguarded.transfer",
  );
  await client.query("set search_path = unguarded, public");
}

type Side = { pid: number; times: number[]; work(): Promise<number> };

async function compare(kind: string, typed: string): Promise<string> {
  const search = readSearch(typed);
  if (!search) throw new Error(`${typed} is nothing to search`);
  const { sql: text, parameters } = searchStatement(search).compile(db);
  const plain = { name: `plain ${kind}`, text, values: [...parameters] };
  const sides: [Side, Side] = [
    {
      pid: await ownPid(),
      times: [],
      work: async () => (await here.inOneTrip((trx) => searchHolders(trx, search))).length,
    },
    { pid: await plainPid(), times: [], work: async () => (await client.query(plain)).rows.length },
  ];
  let before: number[] = [];
  let found = 0;
  for (let round = -warmUp; round < rounds; round += 1) {
    if (round === 0) before = sides.map(({ pid }) => exactTime(pid));
    const counts: number[] = [];
    for (const side of sides) {
      const took = await timed(async () => counts.push(await side.work()));
      if (round >= 0) side.times.push(took);
    }
    [found = 0] = counts;
    if (counts[0] !== counts[1]) throw new Error(`${kind}: ${counts.join(" rows, not ")}`);
  }
  const [ours = 0, theirs = 0] = sides.map(({ pid }, at) => exactTime(pid) - (before[at] ?? 0));
  const [own, bare] = sides.map(({ times }) => times) as [number[], number[]];
  const ratio = (share: number) => (part(own, share) / part(bare, share)).toFixed(2);
  const told = (times: number[]) => `${part(times, 0.5).toFixed(2)} / ${part(times, 0.99).toFixed(2)} ms`;
  return `${kind} (${typed}), ${found} found: ${told(own)}, plain ${told(bare)}, ratio ${ratio(0.5)} / ${ratio(0.99)}, by processor time of the server ${(ours / theirs).toFixed(2)} (${(ours / rounds).toFixed(2)} ms)`;
}

/** The only connection of the pool. */
async function ownPid(): Promise<number> {
  return (
    (await here.inTransaction((trx) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx)))
      .rows[0]?.pid ?? 0
  );
}

async function plainPid(): Promise<number> {
  return (await client.query<{ pid: number }>("select pg_backend_pid() as pid")).rows[0]?.pid ?? 0;
}

async function memory(): Promise<string> {
  const { rows } = await client.query<{ name: string; size: number }>(
    `select relname as name, pg_relation_size(oid) / 1048576 as size from pg_class
     where relnamespace = 'public'::regnamespace and relname in
       ('holder', 'holder_term', 'term_of_search', 'term_of_holder') order by relname`,
  );
  const disk = rows.map(({ name, size }) => `${name} ${size} MiB`).join(", ");
  const node = (process.resourceUsage().maxRSS / 1024).toFixed(0);
  const spent = (processorTime(process.pid) / 1000).toFixed(1);
  return `${disk}; this process ${node} MiB at most, ${spent} s of processor time`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function seconds(milliseconds: number) {
  return `${(milliseconds / 1000).toFixed(0)} s`;
}

function part(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0;
}
