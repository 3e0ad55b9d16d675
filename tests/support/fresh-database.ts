import { randomBytes } from "node:crypto";
import { type Connection, connect } from "#infra/db/connect.ts";
import { asSuperuser, type TestServer, withDatabase } from "./database-server.ts";

export type TestDatabase = Connection & {
  /** As Parvis connects: a role without privileges, under row-level security. */
  url: string;
  /** Sees and changes every row of every space. */
  superuserUrl: string;
  /** Another pool, like another instance of Parvis; closed with the database. */
  connectAgain(max?: number): Connection;
};

/** A separate migrated database, copied from a template. `close` drops it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = serverOfTheRun();
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asSuperuser(server.superuserUrl, (client) =>
    client.query(`create database ${name} template ${server.template} strategy file_copy owner parvis`),
  );
  const url = withDatabase(server.url, name);
  const connections: Connection[] = [];
  const connectAgain = (max = 10) => {
    const connection = connect(url, { max, onLost: () => undefined });
    connections.push(connection);
    return connection;
  };
  return {
    ...connectAgain(),
    url,
    superuserUrl: withDatabase(server.superuserUrl, name),
    connectAgain,
    async close() {
      await Promise.all(connections.map((connection) => connection.close()));
      await asSuperuser(server.superuserUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

function serverOfTheRun(): Pick<TestServer, "url" | "superuserUrl" | "template"> {
  const told = process.env.PARVIS_TEST_SERVER;
  if (!told) throw new Error("the test server is not running: see tests/support/server-of-the-run.ts");
  return JSON.parse(told);
}
