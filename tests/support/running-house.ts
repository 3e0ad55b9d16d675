import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { type Config, readConfig } from "#config/env.ts";
import type { Context } from "#context.ts";
import { watchedByMachines } from "#http/watch/pressure.ts";
import { createPasswords } from "#infra/hashing/argon2.ts";
import type { KeptMessage } from "#infra/mail/local-mailbox.ts";
import type { StaffRole } from "#kernel/actor.ts";
import { spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import type { Access } from "#web/guarded-route.ts";
import type { Module } from "#web/module.ts";
import { modules } from "../../src/app.ts";
import { type House, openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { openWorker } from "../../src/start/start-worker.ts";
import { arrivedMails } from "./arrived-mails.ts";
import { freshDatabase, type TestDatabase } from "./fresh-database.ts";

export type HouseRoute = {
  method: string;
  url: string;
  opens: Access | StaffRole | undefined;
  takesFiles: boolean;
};

/** Parvis running for a test: one database, any number of web servers, a worker, a mailbox. */
export type RunningHouse = {
  database: TestDatabase;
  config: Config;
  /** The address of each instance. */
  origins: readonly string[];
  origin: string;
  /** Every method and path with a route, so that attacks can cover all of them. */
  routes: readonly HouseRoute[];
  /** The warnings logged so far, one JSON line each. */
  warnings: readonly string[];
  /** Of the first portal, or the requested one. */
  ctx: Context;
  /** The back office. */
  office: Context;
  contextOf(space: string): Context;
  /**
   * Holds back the verdicts of passwords checked from now on, all or that many, until the returned function
   * is called.
   */
  holdVerdicts(most?: number): () => void;
  /** The number of passwords checked so far, by all instances together. */
  verifications(): number;
  /** Mails to an address, oldest first, once there are `count` of them; throws after thirty seconds. */
  mailsTo(address: string, count?: number): Promise<KeptMessage[]>;
  close(): Promise<void>;
};

type HouseOptions = {
  instances?: number;
  worker?: boolean;
  env?: Record<string, string>;
  space?: string;
  /** Hashes at production cost, for tests that compare times; otherwise they are cheap. */
  costlyHashes?: boolean;
  /** Spaces of this test only, beside the built-in ones. */
  extraSpaces?: readonly Space[];
  /** Modules of this test only, beside the built-in ones. */
  extraModules?: readonly Module[];
  /** Instead of the built-in back office. */
  office?: Space;
};

export async function runHouse(options: HouseOptions = {}): Promise<RunningHouse> {
  const { instances = 1, worker = true, extraSpaces = [], extraModules = [] } = options;
  const database = await freshDatabase();
  const folder = await mkdtemp(join(tmpdir(), "parvis-test-"));
  const config = readConfig({
    PARVIS_DATA: folder,
    PORT: "0",
    PARVIS_URL: "http://127.0.0.1:3000",
    ...options.env,
  });
  const houses: House[] = [];
  const webs: ReturnType<typeof createWeb>[] = [];
  const origins: string[] = [];
  const routes: HouseRoute[] = [];
  const warnings: string[] = [];
  let verified = 0;
  let gate: { open: Promise<void>; room: number } | null = null;
  for (let instance = 0; instance < instances; instance += 1) {
    const house = await openHouse(
      config,
      database.url,
      [...spaces, ...extraSpaces],
      [...modules, ...extraModules],
      options.office,
    );
    house.log = pino({ level: "warn" }, { write: (line: string) => void warnings.push(line) });
    for (const { passwords } of house.contexts.slice(0, 1)) {
      if (!options.costlyHashes) Object.assign(passwords, lightPasswords(house.keys));
      const { verify } = passwords;
      passwords.verify = async (stored, password) => {
        verified += 1;
        const held = gate && gate.room > 0 ? gate : null;
        if (held) held.room -= 1;
        const verdict = await verify(stored, password);
        await held?.open;
        return verdict;
      };
    }
    const web = createWeb(house);
    web.addHook("onRoute", (route) => {
      const { method, url, config } = route;
      const opens = config && "opens" in config ? (config.opens as HouseRoute["opens"]) : undefined;
      const takesFiles = config !== undefined && "upload" in config;
      // Other tests may stall this event loop: tests/http/pressure.alone.test.ts tests a stalled server.
      route.config = { ...config, ...watchedByMachines.config };
      if (instance === 0)
        for (const one of [method].flat()) routes.push({ method: one, url, opens, takesFiles });
    });
    houses.push(house);
    webs.push(web);
    origins.push(await web.listen({ port: 0, host: "127.0.0.1" }));
  }
  const [house] = houses;
  const [origin] = origins;
  const ctx = house?.contextOf(options.space ?? "npfr");
  if (!house || !origin || !ctx) throw new Error("a house has an instance at least");
  const working = worker ? await openWorker(house) : null;
  return {
    database,
    config,
    origins,
    origin,
    routes,
    warnings,
    ctx,
    office: house.office,
    contextOf: house.contextOf,
    verifications: () => verified,
    holdVerdicts(most = Number.POSITIVE_INFINITY) {
      const held = Promise.withResolvers<void>();
      gate = { open: held.promise, room: most };
      return () => {
        gate = null;
        held.resolve();
      };
    },
    mailsTo: arrivedMails(join(folder, "mailbox")),
    async close() {
      await Promise.all(webs.map((web) => web.close()));
      await working?.stop();
      await Promise.all(houses.map((open) => open.close()));
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** As in production except for the cost: 19 MiB each would prove no more over thousands of sign-ins. */
const lightPasswords = (keys: House["keys"]) =>
  createPasswords({
    pepper: keys.raw("pepper"),
    queue: 200,
    costs: { memoryCost: 64, timeCost: 1, parallelism: 1 },
  });

/** The path of the link in a mail, alone on a line of its text. */
export function linkIn(mail: KeptMessage | undefined): string {
  const line = /^https?:\/\/\S+\/lien\/\S+$/m.exec(mail?.text ?? "");
  if (!line) throw new Error(`no link in ${mail?.text ?? "no mail"}`);
  return new URL(line[0]).pathname;
}
