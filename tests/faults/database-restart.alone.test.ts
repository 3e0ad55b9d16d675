import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { connect } from "#infra/db/connect.ts";
import { openCluster } from "#infra/db/embedded/embedded-cluster.ts";
import { findPostmaster } from "#infra/db/embedded/embedded-postmaster.ts";
import { shareEmbeddedServer } from "#infra/db/embedded/embedded-server.ts";
import { migrate } from "#infra/db/migrate.ts";
import { type SpaceDb, spaceDb } from "#infra/db/space-db.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { temporaryFolder } from "../support/folder.ts";

/** Inserts rows one by one until stopped; records those the database acknowledged. */
function writeOnAndOn(space: SpaceDb, writer: number) {
  const acknowledged: string[] = [];
  let [failures, over] = [0, false];
  const done = (async () => {
    for (let n = 0; !over; n += 1) {
      const number = `${writer}-${n}`;
      try {
        await space.inTransaction((trx) => sql`insert into holder (number) values (${number})`.execute(trx));
        acknowledged.push(number);
      } catch {
        failures += 1;
        await delay(20);
      }
    }
  })();
  return {
    acknowledged,
    failures: () => failures,
    stop() {
      over = true;
      return done;
    },
  };
}

test("the database restarts three times under load: no acknowledged row is lost, and writes resume", async () => {
  await using parent = await temporaryFolder();
  const folder = join(parent.path, "postgres");
  const server = await shareEmbeddedServer(folder);
  await migrate(server.url);
  const { db, pool, close } = connect(server.url, { onLost: () => undefined });
  const space = spaceDb(db, "npfr" as SpaceId);
  const writers = Array.from({ length: 8 }, (_, writer) => writeOnAndOn(space, writer));
  const written = () => writers.reduce((total, { acknowledged }) => total + acknowledged.length, 0);

  const cluster = await openCluster(folder);
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    await delay(300);
    const running = await findPostmaster(cluster);
    process.kill(running?.pid ?? 0, signal);
    const before = written();
    while (written() < before + 50) await delay(20);
    expect((await findPostmaster(cluster))?.pid).not.toBe(running?.pid);
  }

  await Promise.all(writers.map((writer) => writer.stop()));
  const { rows } = await space.inTransaction((trx) =>
    sql<{ number: string }>`select number from holder`.execute(trx),
  );
  const kept = new Set(rows.map(({ number }) => number));
  const lost = writers.flatMap(({ acknowledged }) => acknowledged.filter((number) => !kept.has(number)));
  expect(lost).toEqual([]);
  expect(writers.some((writer) => writer.failures() > 0)).toBe(true);
  expect(pool.waitingCount).toBe(0);
  await close();
  await server.release();
}, 60_000);
