import { connect } from "#infra/db/connect.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import { openDesk } from "./letter-desk.ts";

// A run of the printer in a process of its own, to be killed: database, then folder.
const [, , url = "", folder = ""] = process.argv;
const connection = connect(url);
const { run } = openDesk(connection.db);
console.log("started");
await printAll({ ...run, folder }, () => console.log("batch"));
await connection.close();
