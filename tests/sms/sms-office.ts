import { sql } from "kysely";
import pino from "pino";
import { passwordChangedSms } from "#account/password/password-changed.sms.ts";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { startWorker, type Worker } from "#infra/jobs/worker.ts";
import type { SmsToSend } from "#infra/mail/outbox.ts";
import { createOutbox } from "#infra/mail/pg-outbox.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import type { Carrier } from "#infra/sms/carrier.ts";
import { composeSms } from "#infra/sms/compose-sms.ts";
import { type ComposeSms, sendSms } from "#infra/sms/send-sms.ts";
import { smppCarrier } from "#infra/sms/smpp.ts";
import type { SmsBudget } from "#infra/sms/sms-budget.queries.ts";
import type { SmsKind } from "#infra/sms/sms-kind.ts";
import { activationCodeSms } from "#journeys/proofs/code/code.sms.ts";
import { type CodeId, type HolderId, newId, type SmsId } from "#kernel/ids.ts";
import { letterAskedSms } from "#letters/letter-asked.sms.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { findSpace } from "#spaces/index.ts";

export const keysOfTests = keysFrom("the secret of the SMS tests, long enough for anybody");
const kinds = new Map<string, SmsKind<never>>(
  [activationCodeSms, passwordChangedSms, letterAskedSms].map((sms) => [sms.kind, sms]),
);
export const composeOfTests = composeSms({ kinds, findSpace, keys: keysOfTests });
export const waitsForBudget = (kind: string) => kinds.get(kind)?.waitsForBudget ?? true;
export const plenty: SmsBudget = { ofSpace: 1_000_000, overall: 1_000_000 };

type Employment = { budget?: SmsBudget; compose?: ComposeSms };

/** An outbox on a migrated database, and workers that send its SMS; their log is kept. */
export async function openSmsOffice(url: string) {
  const { db, close } = connect(url, { max: 10, onLost: () => undefined });
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => logged.push(line) });
  const outbox = await createOutbox({ db, log, queues: [] });
  const space = spaceDb(db, adherent.id);
  const workers: Worker[] = [];
  const carriers: Carrier[] = [];
  return {
    db,
    space,
    logged,
    /** A worker with its own connections and carrier. */
    async employ(smsUrl: URL, { budget = plenty, compose = composeOfTests }: Employment = {}) {
      const carrier = smppCarrier(smsUrl);
      carriers.push(carrier);
      const sending = sendSms({ db, compose, waitsForBudget, carrier, budgetOf: () => budget, log });
      const worker = await startWorker({
        db,
        connectionString: url,
        log,
        jobs: [sending],
      });
      workers.push(worker);
    },
    send: <Props>(sms: SmsToSend<Props>) => space.inTransaction((trx) => outbox.sendSms(trx, sms)),
    row: (id: SmsId) =>
      space.inTransaction((trx) =>
        trx.selectFrom("sms").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
      ),
    /** The number of SMS in each state. */
    async states() {
      const rows = await space.inTransaction((trx) =>
        trx
          .selectFrom("sms")
          .select(["state", sql<number>`count(*)::int`.as("sms")])
          .groupBy("state")
          .execute(),
      );
      return Object.fromEntries(rows.map(({ state, sms }) => [state, sms]));
    },
    /** The budget counts, by space; '' is the overall one. */
    async counted() {
      const rows = await db.selectFrom("sms_budget").select(["space", "sent"]).orderBy("space").execute();
      return Object.fromEntries(rows.map((row) => [row.space, row.sent]));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      for (const carrier of carriers) carrier.close();
      await outbox.close();
      await close();
    },
  };
}

export type SmsOffice = Awaited<ReturnType<typeof openSmsOffice>>;

/** An SMS with a code, to any number. */
export const codeSms = (recipient: string, codeId = newId<CodeId>()): SmsToSend<{ codeId: CodeId }> => ({
  kind: activationCodeSms,
  recipient,
  holderId: newId<HolderId>(),
  props: { codeId },
});
