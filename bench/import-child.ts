import { followRegistry } from "#enrolment/follow-registry.queries.ts";
import { connect } from "#infra/db/connect.ts";
import type { SpaceId } from "#kernel/ids.ts";
import { importRegistry } from "#registry/import-registry.actions.ts";

/** One import in a process of its own, so that its peak memory is its own. */
const [url = "", path = ""] = process.argv.slice(2);
const connection = connect(url);
const began = performance.now();
const outcome = await importRegistry(connection.pool, "npfr" as SpaceId, {
  path,
  numberRule: "free",
  rejectsPath: `${path}.refus.csv`,
  wholeRegistry: false,
  dryRun: false,
  confirm: async () => true,
  afterApply: followRegistry,
  onProgress: () => undefined,
});
const milliseconds = performance.now() - began;
await connection.close();
if (!outcome.ok) throw new Error(`the import was refused: ${JSON.stringify(outcome.refusal)}`);
process.send?.({ milliseconds, peak: process.resourceUsage().maxRSS / 1024 });
process.disconnect?.();
