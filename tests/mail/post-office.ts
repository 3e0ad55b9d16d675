import { sql } from "kysely";
import pino from "pino";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { startWorker, type Work, type Worker } from "#infra/jobs/worker.ts";
import { composeMails } from "#infra/mail/drawing/compose-mails.tsx";
import type { MailToSend } from "#infra/mail/outbox.ts";
import { createOutbox } from "#infra/mail/pg-outbox.ts";
import type { Postman } from "#infra/mail/postman.ts";
import { type Compose, type MailSending, sendMails } from "#infra/mail/send-mail.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { recoveryMail as recovery } from "#journeys/lost-password/by-link/recovery.mails.ts";
import { recoveryAsked } from "#journeys/lost-password/by-link/recovery-asked.job.ts";
import { type LinkId, type MailId, newId, type SpaceId } from "#kernel/ids.ts";
import { findSpace } from "#spaces/index.ts";

export const publicUrl = new URL("https://parvis.example");
export const keysOfTests = keysFrom("the secret of the mail tests, long enough for anybody");
/** Draws the mail that these tests send. */
export const composeOfTests = composeMails({
  kinds: new Map([[recovery.kind, recovery]]),
  findSpace,
  keys: keysOfTests,
  publicUrl,
});
export const npfr = "npfr" as SpaceId;

/** An outbox on a migrated database, and workers started on demand; their log is kept. */
export async function openPostOffice(url: string) {
  const { db, close } = connect(url, { max: 10, onLost: () => undefined });
  const logged: string[] = [];
  const log = pino({}, { write: (line: string) => logged.push(line) });
  const outbox = await createOutbox({ db, log, queues: [recoveryAsked] });
  const space = spaceDb(db, npfr);
  const workers: Worker[] = [];

  const employ = async (
    postman: Postman,
    jobs: readonly Work[] = [],
    compose: Compose = composeOfTests,
    returnPath: MailSending["returnPath"] = () => null,
  ) => {
    const sending = sendMails({
      db,
      compose,
      kinds: new Map([[recovery.kind, recovery]]),
      returnPath,
      postman,
      host: publicUrl.hostname,
      log,
    });
    const worker = await startWorker({
      db,
      connectionString: url,
      log,
      jobs: [sending, ...jobs],
    });
    workers.push(worker);
    return worker;
  };
  return {
    url,
    db,
    space,
    outbox,
    logged,
    employ,
    send: <Props>(mail: MailToSend<Props>) => space.inTransaction((trx) => outbox.sendMail(trx, mail)),
    row: (id: MailId) =>
      space.inTransaction((trx) =>
        trx.selectFrom("mail").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
      ),
    /** The number of mails in each state. */
    async states() {
      const rows = await space.inTransaction((trx) =>
        trx
          .selectFrom("mail")
          .select(["state", sql<number>`count(*)::int`.as("mails")])
          .groupBy("state")
          .execute(),
      );
      return Object.fromEntries(rows.map(({ state, mails }) => [state, mails]));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await outbox.close();
      await close();
    },
  };
}

export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

/** A mail with a link, to any address. */
export const recoveryMail = (
  recipient: string,
  linkId = newId<LinkId>(),
): MailToSend<{ linkId: LinkId }> => ({
  kind: recovery,
  recipient,
  holderId: null,
  props: { linkId },
});
