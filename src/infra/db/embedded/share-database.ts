import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import type { Config } from "#config/env.ts";
import { seconds } from "#kernel/duration.ts";
import { PlainFailure } from "#kernel/plain-failure.ts";
import { checkServer } from "../check-server.ts";
import { reachFailureInWords } from "../failure-words.ts";
import { migrate } from "../migrate.ts";
import { type EmbeddedServer, shareEmbeddedServer } from "./embedded-server.ts";

const longestWait = seconds(30);
/** After a longer wait without a message, users think that the start has failed. */
const longestSilence = seconds(1);

export type SharedDatabase = EmbeddedServer & {
  migrated: string[];
};

/** Opens DATABASE_URL or the embedded server, migrated. Call `release` at the end. Abort `told` to stop waiting. */
export async function shareDatabase(config: Config, told?: AbortSignal): Promise<SharedDatabase> {
  const { databaseUrl, folder } = config.store;
  const database = databaseUrl
    ? { url: databaseUrl, release: async () => undefined }
    : await shareEmbeddedServer(join(folder, "postgres"));
  try {
    await checkBeforeUse(database.url, config.house.production, told);
    return { ...database, migrated: await migrate(database.url, told) };
  } catch (error) {
    await database.release();
    throw error;
  }
}

async function checkBeforeUse(url: string, production: boolean, told?: AbortSignal): Promise<void> {
  const client = await reach(url, told);
  try {
    const { tooOld, readOnly, unbound } = await checkServer(client);
    const fault = tooOld ?? readOnly;
    if (fault) throw new PlainFailure(fault);
    if (unbound && production) throw new PlainFailure(unbound);
    if (unbound) console.warn(unbound);
  } finally {
    await client.end();
  }
}

const notYet = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "57P03",
  "53300",
]);

/** The database may start after us: waits for it, and says so. */
async function reach(url: string, told?: AbortSignal): Promise<Client> {
  const waiting = setTimeout(() => console.warn(waitedFor(url)), longestSilence);
  try {
    return await insist(url, told);
  } finally {
    clearTimeout(waiting);
  }
}

const waitedFor = (url: string) => `Parvis attend la base à ${new URL(url).host}, une demi-minute au plus.`;

async function insist(url: string, told?: AbortSignal): Promise<Client> {
  const deadline = performance.now() + longestWait;
  while (true) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: seconds(5) });
    client.on("error", () => undefined);
    const giveUp = () => void client.end().catch(() => undefined);
    told?.addEventListener("abort", giveUp);
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      const { code = "" } = error as NodeJS.ErrnoException;
      told?.throwIfAborted();
      if (notYet.has(code) && performance.now() < deadline)
        await delay(seconds(0.5), undefined, told ? { signal: told } : {});
      else throw new PlainFailure(reachFailureInWords(error as Error), { cause: error });
    } finally {
      told?.removeEventListener("abort", giveUp);
    }
  }
}
