import { setTimeout as wait } from "node:timers/promises";
import { connect } from "#infra/db/connect.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import { findSpace } from "#spaces/index.ts";

/** An import for a test to kill. `node payments-doomed.ts <database> <file> <pause before the commit>` */
const [url = "", path = "", pause = "0"] = process.argv.slice(2);
const space = findSpace("npfr");
if (!space) throw new Error("no such space");
const { pool } = connect(url);
const outcome = await importPayments(pool, space, {
  path,
  rejectsPath: `${path}.refus.csv`,
  dryRun: false,
  confirm: async () => true,
  tell: async () => {
    process.send?.("applied");
    await wait(Number(pause));
  },
  onProgress: () => process.send?.("reading"),
});
process.send?.(outcome.ok ? "committed" : "refused");
await pool.end();
process.disconnect?.();
