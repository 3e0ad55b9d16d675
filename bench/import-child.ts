import { connect } from "#infra/db/connect.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";
import { findSpace } from "#spaces/index.ts";

/** One import in a separate process, so that its peak memory can be measured. */
const [url = "", path = "", slug = "npfr", kind = "registry"] = process.argv.slice(2);
const space = findSpace(slug);
if (!space) throw new Error(`no space is called ${slug}`);
const connection = connect(url);
const request = {
  path,
  rejectsPath: `${path}.refus.csv`,
  dryRun: false,
  confirm: async () => true,
  onProgress: () => undefined,
};
const began = performance.now();
const outcome =
  kind === "payments"
    ? await importPayments(connection.pool, space, request)
    : await importRegistry(connection.pool, space.id, {
        ...request,
        numberRule: space.policy.number,
        wholeRegistry: false,
        afterApply: followRegistry,
      });
const milliseconds = performance.now() - began;
await connection.close();
if (!outcome.ok) throw new Error(`the import was refused: ${JSON.stringify(outcome.refusal)}`);
process.send?.({ milliseconds, peak: process.resourceUsage().maxRSS / 1024, added: outcome.value.added });
process.disconnect?.();
