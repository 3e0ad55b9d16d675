import type { Kysely } from "kysely";
import { fromKysely, PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { installJobs } from "#infra/jobs/install.ts";
import type { QueueToPrepare } from "#infra/jobs/prepare.ts";
import { smsToSend } from "#infra/jobs/queues.ts";
import { isJobWaiting } from "#infra/jobs/waiting-jobs.queries.ts";
import { insertSms } from "#infra/sms/sms.queries.ts";
import type { Tables } from "../db/tables/schema.ts";
import { reportingDisturbances } from "../jobs/disturbance.ts";
import { jobOfMail } from "./job-of-mail.ts";
import { insertMail } from "./mail.queries.ts";
import type { JobAgain, Outbox } from "./outbox.ts";

export type PgOutbox = Outbox & { close(): Promise<void> };

/** Row and job share the caller's transaction: a rollback sends nothing, a commit always sends (F-03). */
export async function createOutbox(options: {
  db: Kysely<Tables>;
  queues: readonly QueueToPrepare[];
  log: Pick<Logger, "warn">;
}): Promise<PgOutbox> {
  await installJobs(options.db, options.queues);
  const boss = new PgBoss({
    db: fromKysely(options.db),
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on(
    "error",
    reportingDisturbances((disturbance) => options.log.warn(disturbance, "outbox is disturbed")),
  );
  await boss.start();
  const send = ({ queue, payload, group }: JobAgain, trx: SpaceTransaction) =>
    boss.send(queue, payload, { db: fromKysely(trx), ...(group ? { group: { id: group } } : {}) });
  return {
    async sendMail(trx, mail) {
      const { id, space } = await insertMail(trx, mail);
      await send(jobOfMail(space, { id, recipient: mail.recipient }), trx);
      return id;
    },
    async replay(trx, job) {
      await send(job, trx);
    },
    async sendSms(trx, sms) {
      const { id, space } = await insertSms(trx, sms);
      await boss.send(smsToSend.name, { space, smsId: id }, { db: fromKysely(trx) });
      return id;
    },
    async enqueue(trx, { name, keyOf }, payload) {
      const key = keyOf ? { singletonKey: keyOf(payload) } : {};
      if (key.singletonKey && (await isJobWaiting(trx, name, key.singletonKey))) return;
      await boss.send(name, payload as object, { db: fromKysely(trx), ...key });
    },
    close: () => boss.stop({ graceful: false, close: false }),
  };
}
