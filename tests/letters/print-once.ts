import { connect } from "#infra/db/connect.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import { openDesk } from "./letter-desk.ts";

// A run of the printer in a separate process, for a test to kill. Arguments: database, folder.
const [, , url = "", folder = ""] = process.argv;
const connection = connect(url);
const { run } = openDesk(connection.db);
console.log("started");
await printAll({ ...run, folder }, () => console.log("batch"));
await connection.close();
