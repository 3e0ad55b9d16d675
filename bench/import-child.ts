import { connect } from "#infra/db/connect.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";
import { findSpace } from "#spaces/index.ts";

/** One import in a separate process, so that its peak memory can be measured. */
const [url = "", path = "", slug = "npfr"] = process.argv.slice(2);
const space = findSpace(slug);
if (!space) throw new Error(`no space is called ${slug}`);
const connection = connect(url);
const began = performance.now();
const outcome = await importRegistry(connection.pool, space.id, {
  path,
  numberRule: space.policy.number,
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
process.send?.({ milliseconds, peak: process.resourceUsage().maxRSS / 1024, added: outcome.value.added });
process.disconnect?.();
