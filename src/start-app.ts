import type { Config } from "#config/env.ts";
import { closeGently } from "#http/close.ts";
import { seconds } from "#kernel/duration.ts";
import { openHouse } from "./house.ts";
import { createWeb } from "./start-web.tsx";
import { openWorker } from "./start-worker.ts";

export type RunningApp = {
  /** Where the web server listens; `null` for a worker alone. */
  url: string | null;
  /** Answers what is under way, finishes the jobs in hand, closes the database. */
  stop(): Promise<void>;
};

/** Answers under way may take this long once we are told to stop. */
const patience = seconds(15);

/** Starts the parts asked for, on a database that is migrated. Listens on loopback unless in production. */
export async function startApp(
  config: Config,
  databaseUrl: string,
  parts: { web: boolean; worker: boolean },
): Promise<RunningApp> {
  const house = await openHouse(config, databaseUrl);
  const worker = parts.worker ? await openWorker(house) : null;
  const web = parts.web ? createWeb(house) : null;
  const host = config.house.production ? "0.0.0.0" : "127.0.0.1";
  const url = web ? await web.listen({ port: config.web.port, host }) : null;
  return {
    url,
    async stop() {
      if (web) await closeGently(web, patience);
      await worker?.stop();
      await house.close();
    },
  };
}
