import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { connect } from "#infra/db/connect.ts";
import { importPayments } from "#modules/payments/import/import-payments.actions.ts";
import { tellPaymentsJob } from "#modules/payments/tell/tell-payments.job.ts";
import { demonstrationFolder, sampleFile } from "../places.ts";
import type { Cast } from "./cast.ts";
import { dayAhead } from "./demo.queries.ts";
import type { Stage } from "./stage.ts";

/** As the command line imports them. */
export async function loadPayments(stage: Stage, payments: NonNullable<Cast["payments"]>): Promise<void> {
  await importSample(stage, payments.made, sampleFile(join("payments", payments.made)));
  await importSample(stage, payments.ahead, await keptAhead(stage, payments.ahead));
}

const daysAhead = 9;

/** A copy of the file whose day is still to come, whenever the demonstration is loaded. */
async function keptAhead({ ctx, store }: Stage, name: string): Promise<string> {
  const text = await readFile(sampleFile(join("payments", name)), "utf8");
  const day = await ctx.db.inTransaction((trx) => dayAhead(trx, daysAhead));
  const path = join(demonstrationFolder(store), name);
  await mkdir(demonstrationFolder(store), { recursive: true });
  await writeFile(path, text.replaceAll(dayInFile, `;${day};`));
  return path;
}

const dayInFile = ";31/12/2027;";

async function importSample({ ctx, databaseUrl, store }: Stage, name: string, path: string) {
  const { pool, close } = connect(databaseUrl, { max: 1 });
  try {
    const outcome = await importPayments(pool, ctx.space, {
      path,
      rejectsPath: join(demonstrationFolder(store), `${name}.refus.csv`),
      dryRun: false,
      confirm: async () => true,
      tell: (trx) => ctx.outbox.enqueue(trx, tellPaymentsJob, { space: ctx.space.id }),
      onProgress: () => undefined,
    });
    if (!outcome.ok) throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`);
  } finally {
    await close();
  }
}
