import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { minutes, seconds } from "#kernel/duration.ts";
import { type Cluster, clusterUrl, openCluster } from "./embedded-cluster.ts";
import { findPostmaster, startPostmaster, stopPostmaster } from "./embedded-postmaster.ts";

export type EmbeddedServer = {
  url: string;
  release(): Promise<void>;
};

/** Advisory lock: shared by each user of the server, exclusive to stop it. A killed process releases it. */
const presence = "19521";
const longestStart = minutes(6);

/** Joins the server of `folder`, even an orphan, or starts it; restarts it on the same port if it dies. */
export async function shareEmbeddedServer(folder: string): Promise<EmbeddedServer> {
  const cluster = await openCluster(folder);
  let released = false;
  let share = join(cluster);

  const stay = ({ client, port }: Share) =>
    client.once("end", () => {
      if (released) return;
      share = joinAgain(cluster, port, () => released);
      share.then(stay, () => undefined);
    });

  const first = await share;
  stay(first);
  return {
    url: first.url,
    async release() {
      if (released) return;
      released = true;
      const last = await share.catch(() => null);
      if (last) await leave(cluster, last.client);
    },
  };
}

type Share = { url: string; port: number; client: Client };

async function join(cluster: Cluster, port?: number): Promise<Share> {
  const deadline = performance.now() + longestStart;
  let failures = 0;
  while (true) {
    try {
      const postmaster = await findPostmaster(cluster);
      if (!postmaster) await startPostmaster(cluster, port);
      else if (postmaster.state === "ready") {
        const share = await present(await clusterUrl(cluster, postmaster.port), postmaster.port);
        if (share) return share;
      }
    } catch (error) {
      failures += 1;
      if (failures >= 10 || performance.now() > deadline) throw error;
    }
    await delay(seconds(0.1));
  }
}

async function joinAgain(cluster: Cluster, port: number, isOver: () => boolean): Promise<Share> {
  while (true) {
    try {
      return await join(cluster, port);
    } catch (error) {
      if (isOver()) throw error;
      console.warn(`La base embarquée ne démarre pas : ${(error as Error).message}`);
    }
  }
}

async function present(url: string, port: number): Promise<Share | null> {
  const client = new Client({
    connectionString: url,
    application_name: "parvis-presence",
    connectionTimeoutMillis: seconds(5),
    keepAlive: true,
  });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<{ here: boolean }>("select pg_try_advisory_lock_shared($1) as here", [
    presence,
  ]);
  if (rows[0]?.here) return { url, port, client };
  await client.end();
  return null;
}

/** The exclusive lock guarantees that no process uses the server, and that none joins before it stops. */
async function leave(cluster: Cluster, client: Client): Promise<void> {
  const alone = await isAlone(client).catch(() => false);
  if (alone) await stopPostmaster(cluster).catch(() => undefined);
  await client.end().catch(() => undefined);
}

async function isAlone(client: Client): Promise<boolean> {
  await client.query("select pg_advisory_unlock_shared($1)", [presence]);
  const { rows } = await client.query<{ alone: boolean }>("select pg_try_advisory_lock($1) as alone", [
    presence,
  ]);
  return rows[0]?.alone === true;
}
