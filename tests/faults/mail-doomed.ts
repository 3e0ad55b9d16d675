import pino from "pino";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { createOutbox } from "#infra/mail/pg-outbox.ts";
import { sendMails } from "#infra/mail/send-mail.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { composeOfTests, npfr, publicUrl, recoveryMail } from "../mail/post-office.ts";

/**
 * A process that commits a mail and is killed: by itself just after the COMMIT, or while it sends: a given
 * number of milliseconds after the COMMIT, or on a signal from the mail server.
 */
const [url = "", smtpUrl = "", recipient = "", death = "commit"] = process.argv.slice(2);
const { db } = connect(url, { max: 2 });
const log = pino({ level: "silent" });
const outbox = await createOutbox({ db, log, queues: [] });
const work = sendMails({
  db,
  compose: composeOfTests,
  postman: smtpPostman(new URL(smtpUrl)),
  kinds: new Map(),
  returnPath: () => null,
  host: publicUrl.hostname,
  log,
});
const die = () => process.kill(process.pid, "SIGKILL");

const mailId = await spaceDb(db, npfr).inTransaction((trx) => outbox.sendMail(trx, recoveryMail(recipient)));
if (death === "commit") die();
if (death !== "server") setTimeout(die, Number(death));
await work.run({ space: npfr, mailId }, { signal: new AbortController().signal });
if (death === "server") setInterval(() => undefined, 1_000);
