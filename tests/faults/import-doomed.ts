import { setTimeout as wait } from "node:timers/promises";
import { connect } from "#infra/db/connect.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";

/** An import for a test to kill. `node import-doomed.ts <database> <file> <pause before the commit>` */
const [url = "", path = "", pause = "0"] = process.argv.slice(2);
const { pool } = connect(url);
const outcome = await importRegistry(pool, "npfr" as SpaceId, {
  path,
  numberRule: "free",
  rejectsPath: `${path}.refus.csv`,
  wholeRegistry: true,
  dryRun: false,
  confirm: async () => true,
  afterApply: async (trx) => {
    await followRegistry(trx);
    process.send?.("applied");
    await wait(Number(pause));
  },
  onProgress: () => process.send?.("reading"),
});
process.send?.(outcome.ok ? "committed" : "refused");
await pool.end();
process.disconnect?.();
