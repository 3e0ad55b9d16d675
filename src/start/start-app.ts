import { createServer } from "node:net";
import { relative } from "node:path";
import { commonPasswords } from "#account/password/common-passwords.ts";
import { type Config, listeningHost } from "#config/env.ts";
import { closeGently, type Farewell } from "#http/close.ts";
import { seconds } from "#kernel/duration.ts";
import { type House, openHouse } from "./house.ts";
import { logFileOf } from "./open-log.ts";
import { createWatch } from "./start-watch.ts";
import { createWeb } from "./start-web.tsx";
import { openWorker } from "./start-worker.ts";

export type RunningApp = {
  url: string | null;
  stop(): Promise<void>;
};

/** The sum, plus the time to stop the worker, must stay below `TimeoutStopSec` of docs/deploy.md. */
const farewell = ({ house }: Config): Farewell => ({
  drain: seconds(house.production ? 5 : 0),
  patience: seconds(15),
});

/** Starts the given parts on a migrated database. Listens on HOST; else on loopback, or everywhere in production. */
export async function startApp(
  config: Config,
  databaseUrl: string,
  parts: { web: boolean; worker: boolean },
): Promise<RunningApp> {
  const host = listeningHost(config);
  const port = parts.web ? config.web.port : config.worker.port;
  if (port !== null) await refuseTakenPort(port, host);
  const house = await openHouse(config, databaseUrl);
  const { demonstration } = config.house;
  const table = parts.web && demonstration ? await demonstrate(house) : null;
  const worker = parts.worker ? await openWorker(house) : null;
  const web = parts.web ? createWeb(house) : createWatch(house);
  const url = port === null ? null : await web.listen({ port, host });
  if (table) console.log(`\n${table}\n`);
  if (!config.house.production) console.log(whereItIs(config, url));
  if (parts.web) void warmUp(house);
  return {
    url,
    async stop() {
      await Promise.all([closeGently(web, farewell(config)), worker?.stop()]);
      await house.close();
    },
  };
}

const whereItIs = ({ store }: Config, url: string | null) =>
  `${url ? `Parvis répond à ${url}` : "Parvis fait les travaux en attente"} ; son journal : ${relative("", logFileOf(store.folder))}`;

/** Checks the port first, so that a second start by mistake changes nothing. */
async function refuseTakenPort(port: number, host: string) {
  const probe = createServer();
  await new Promise<void>((listens, fails) => {
    probe.once("error", fails).listen(port, host, listens);
  });
  await new Promise((closed) => probe.close(closed));
}

async function demonstrate({ contexts, office, databaseUrl, config }: House): Promise<string> {
  const { openDemonstration } = await import("#demo/demonstration.ts");
  const { store, web } = config;
  return openDemonstration({ contexts, office, databaseUrl, store: store.folder, publicUrl: web.publicUrl });
}

const warmUp = ({ log }: House) =>
  commonPasswords().catch((error: unknown) =>
    log.warn({ err: error }, "the common passwords are not loaded"),
  );
