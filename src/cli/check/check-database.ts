import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { PoolClient } from "pg";
import type { Config } from "#config/env.ts";
import { demonstratedIn, demonstratedSpaces } from "#demo/remove.actions.ts";
import { checkServer } from "#infra/db/check-server.ts";
import { type Connection, connect } from "#infra/db/connect.ts";
import { shareEmbeddedServer } from "#infra/db/embedded/embedded-server.ts";
import { reachFailureInWords } from "#infra/db/failure-words.ts";
import { keyFault } from "#infra/db/key-check.ts";
import { compareSchema } from "#infra/db/migrate.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { isThisMachine } from "#kernel/this-machine.ts";
import { spaces } from "#spaces/index.ts";
import { inWords } from "#start/failure-in-words.ts";
import { checkNumbers } from "./check-numbers.ts";
import { doubt, type Finding, ok, wrong } from "./finding.ts";

/** Checks the database as a start would use it, without changing it. */
export async function checkDatabase(config: Config): Promise<Finding[]> {
  const { databaseUrl, folder } = config.store;
  const embedded = join(folder, "postgres");
  if (databaseUrl) return checkAt(config, databaseUrl);
  if (!(await stat(embedded).catch(() => null)))
    return [ok("Base", `PostgreSQL intégré, qui sera créé dans ${embedded}`)];
  try {
    const server = await shareEmbeddedServer(embedded);
    return await checkAt(config, server.url).finally(server.release);
  } catch (error) {
    return [wrong("Base", inWords(error) ?? String(error))];
  }
}

async function checkAt(config: Config, url: string): Promise<Finding[]> {
  const connection = connect(url, { max: 2, onLost: () => undefined });
  try {
    const client = await connection.pool.connect();
    try {
      const server = await serverFindings(client, config);
      if (server.some(({ state }) => state === "non")) return server;
      await useLikeAPage(client, connection);
      return [...server, ...(await contentFindings(client, connection, config))];
    } finally {
      client.release();
    }
  } catch (error) {
    return [wrong("Base", inWords(error) ?? reachFailureInWords(error as Error))];
  } finally {
    await connection.close();
  }
}

async function serverFindings(client: PoolClient, { house }: Config): Promise<Finding[]> {
  const { version, tooOld, readOnly, unbound, lacking } = await checkServer(client);
  const fault = tooOld ?? readOnly ?? lacking;
  if (fault) return [wrong("Base", fault)];
  if (unbound) return [(house.production ? wrong : doubt)("Base", unbound)];
  return [ok("Base", `PostgreSQL ${version} répond, et son rôle n’est ni superutilisateur ni BYPASSRLS`)];
}

/** A pooler in transaction mode mixes up prepared statements of different clients: two connections reveal it. */
async function useLikeAPage(client: PoolClient, { pool }: Connection): Promise<void> {
  const prepared = { name: "parvis_check", text: "select $1::int", values: [1] };
  await client.query(prepared);
  const second = await pool.connect();
  await second.query(prepared).finally(() => second.release());
}

async function contentFindings(
  client: PoolClient,
  connection: Connection,
  config: Config,
): Promise<Finding[]> {
  const { db } = connection;
  const { missing, fault } = await compareSchema(client);
  if (fault) return [wrong("Schéma", fault)];
  if (missing.length > 0)
    return [ok("Schéma", `migrations à appliquer au prochain démarrage : ${missing.length}`)];
  const schema = ok("Schéma", "à jour");
  const otherSecret = await keyFault(db, keysFrom(config.house.secret));
  const secret = otherSecret
    ? wrong("Secret", otherSecret)
    : ok("Secret", "PARVIS_SECRET est celui de cette base");
  const numbers = await checkNumbers(connection, spaces);
  if (!config.house.production && isThisMachine(config.web.publicUrl.hostname))
    return [schema, secret, ...numbers];
  const places = demonstratedSpaces(spaces.map(({ id }) => id));
  const counts = await Promise.all(places.map((id) => demonstratedIn(spaceDb(db, id))));
  const loaded = counts.some((count) => count > 0);
  const demonstration = loaded
    ? wrong(
        "Démonstration",
        "cette base la contient, et ses mots de passe sont publics : parvis demo --remove",
      )
    : ok("Démonstration", "absente de cette base");
  return [schema, secret, ...numbers, demonstration];
}
