import { join } from "node:path";
import type { Context } from "#context.ts";
import { connect } from "#infra/db/connect.ts";
import { withSessionLock } from "#infra/db/session-lock.ts";
import { prepareFolder } from "#infra/letters/output-folder.ts";
import { groupCode } from "#kernel/text/checked-code.rules.ts";
import { followRegistry } from "#letters/follow-registry.queries.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import { printAll } from "#letters/printing/print-all.actions.ts";
import { importRegistry } from "#registry/import/import-registry.actions.ts";
import { demonstrationFolder, demonstrationLetters, sampleFile } from "../places.ts";
import type { Cast } from "./cast.ts";
import { isEmpty, printedSecrets } from "./demo.queries.ts";
import { type KeptSecrets, keepSecrets, readSecrets } from "./kept-secrets.ts";
import { leaveBatch, postEverything } from "./letters-desk.ts";
import { loadMails } from "./load-mails.actions.ts";
import { loadPayments } from "./load-payments.actions.ts";
import { markNewHolders } from "./marks.queries.ts";
import { overhear } from "./overhear.ts";
import { askByPost, bringInto } from "./situations.actions.ts";
import type { Stage } from "./stage.ts";

/**
 * Only fills a space without holders. Returns the provisional passwords, also those of an earlier start; `null` when
 * the registry is not the demonstration's.
 */
export const prepareDemonstration = (stage: Stage, cast: Cast): Promise<KeptSecrets | null> =>
  withSessionLock(stage.databaseUrl, `demonstration:${cast.space}`, async () => {
    const kept = await readSecrets(stage.store, cast.space);
    if (!(await stage.ctx.db.inTransaction(isEmpty))) return kept;
    return prepare(stage, cast);
  });

async function prepare(stage: Stage, cast: Cast): Promise<KeptSecrets> {
  await keepSecrets(stage.store, cast.space, {});
  await importSample(stage, cast.formerRegistry ?? cast.registry);
  await askLetters(stage.ctx, cast);
  const secrets = await printLetters(stage);
  await postEverything(stage.ctx);
  await keepSecrets(stage.store, cast.space, secrets);
  for (const { number, situation } of cast.persons)
    await bringInto(stage.ctx, { number, secret: secrets[number] ?? null }, situation);
  if (cast.formerRegistry) await importSample(stage, cast.registry);
  if (cast.payments) await loadPayments(stage, cast.payments);
  await loadMails(stage.ctx, cast.returned);
  await askLetters(stage.ctx, null);
  await leaveBatch(stage.ctx);
  return secrets;
}

async function askLetters(ctx: Context, cast: Cast | null) {
  if (ctx.space.policy.enrolment === "provisional-credentials") await ctx.db.inTransaction(openEnrolments);
  const asking = (cast?.persons ?? []).filter(({ situation }) => situation.kind === "password_posted");
  for (const { number } of asking) await askByPost(ctx, number);
}

async function importSample({ ctx, databaseUrl, store }: Stage, name: string) {
  const { pool, close } = connect(databaseUrl, { max: 1 });
  try {
    const outcome = await importRegistry(pool, ctx.space.id, {
      path: sampleFile(name),
      numberRule: ctx.space.policy.number,
      rejectsPath: join(demonstrationFolder(store), `${name}.refus.csv`),
      wholeRegistry: false,
      dryRun: false,
      confirm: async () => true,
      async afterApply(trx) {
        await followRegistry(trx);
        await markNewHolders(trx);
      },
      onProgress: () => undefined,
    });
    if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`);
  } finally {
    await close();
  }
}

async function printLetters({ ctx, store, publicUrl }: Stage): Promise<KeptSecrets> {
  const folder = demonstrationLetters(store);
  const prepared = await prepareFolder(folder);
  if (!prepared.ok) throw new Error(`${folder} cannot be written`);
  const { passwords, passwordOf } = overhear(ctx.passwords);
  const entrance = new URL(`/${ctx.space.id}`, publicUrl);
  const run = { ctx: { ...ctx, passwords }, entrance, folder, onProgress: () => undefined };
  await printAll(run, () => undefined);
  const printed = await ctx.db.inTransaction(printedSecrets);
  return Object.fromEntries(
    printed.map(({ number, hash }) => [number, groupCode(passwordOf(hash ?? "") ?? "")]),
  );
}
