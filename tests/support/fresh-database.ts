import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { type Connection, connect } from "#infra/db/connect.ts";
import { asSuperuser, withDatabase } from "./database-server.ts";

export type TestDatabase = Connection & {
  /** As Parvis connects: a role without privileges, under row-level security. */
  url: string;
  /** Sees and changes every row of every space. */
  superuserUrl: string;
  /** Another pool, as another instance of Parvis would have; closed with the database. */
  connectAgain(max?: number): Connection;
};

/** A migrated database of one's own, copied from a template. `close` drops it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = inject("superuserUrl");
  const name = `test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await asSuperuser(server, (client) =>
    client.query(`create database ${name} template ${inject("template")} owner parvis`),
  );
  const url = withDatabase(inject("parvisUrl"), name);
  const connections: Connection[] = [];
  const connectAgain = (max = 10) => {
    const connection = connect(url, { max, onLost: () => undefined });
    connections.push(connection);
    return connection;
  };
  return {
    ...connectAgain(),
    url,
    superuserUrl: withDatabase(server, name),
    connectAgain,
    async close() {
      await Promise.all(connections.map((connection) => connection.close()));
      await asSuperuser(server, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
