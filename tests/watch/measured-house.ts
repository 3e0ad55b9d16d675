import type { FastifyInstance } from "fastify";
import { readConfig } from "#config/env.ts";
import { installJobs } from "#infra/jobs/install.ts";
import { openHouse } from "../../src/start/house.ts";
import { createWatch } from "../../src/start/start-watch.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { temporaryFolder } from "../support/folder.ts";
import { freshDatabase } from "../support/fresh-database.ts";

/** A server and a worker that can be scraped and run no jobs; closed at the end of the test. */
export async function measuredHouse() {
  const folder = await temporaryFolder();
  const database = await freshDatabase();
  const house = await openHouse(readConfig({ PARVIS_DATA: folder.path, PORT: "0" }), database.url);
  await installJobs(house.db, house.contributed.jobs);
  const web = createWeb(house);
  const watch = createWatch(house);
  let away = false;
  return {
    folder: folder.path,
    database,
    house,
    web,
    watch,
    /** Stops the database for good. */
    async loseDatabase() {
      away = true;
      await database.close();
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([web.close(), watch.close()]);
      await house.close();
      if (!away) await database.close();
      await folder[Symbol.asyncDispose]();
    },
  };
}

/** Names and types of the metrics in `/metrics`. */
export async function exposedBy(app: FastifyInstance) {
  const { body } = await app.inject("/metrics");
  return [...body.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = "", type = ""]) => ({ name, type }));
}

/** The value of one series, written as there; `null` when it is missing. */
export async function readingOf(app: FastifyInstance, series: string): Promise<number | null> {
  const { body } = await app.inject("/metrics");
  const line = body.split("\n").find((one) => one.startsWith(`${series} `));
  return line ? Number(line.slice(series.length + 1)) : null;
}
