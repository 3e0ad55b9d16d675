// A process that shares the embedded server of a folder until it is stopped or killed.
import { connect } from "#infra/db/connect.ts";
import { shareEmbeddedServer } from "#infra/db/embedded/embedded-server.ts";

const [, , folder = "", note = ""] = process.argv;
const server = await shareEmbeddedServer(folder);
const { pool, close } = connect(server.url);
// Two concurrent processes may both find it missing.
await pool.query("create table if not exists note (text text)").catch(() => undefined);
if (note) await pool.query("insert into note values ($1)", [note]);
process.once("SIGTERM", async () => {
  await close();
  await server.release();
  process.exit();
});
console.log("sharing");
setInterval(() => undefined, 1000);
