import pino from "pino";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { createOutbox } from "#infra/mail/pg-outbox.ts";
import { sendSms } from "#infra/sms/send-sms.ts";
import { smppCarrier } from "#infra/sms/smpp.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { codeSms, composeOfTests, plenty, waitsForBudget } from "../sms/sms-office.ts";

/**
 * A process that commits an SMS and is killed: by itself just after the COMMIT, or while it sends: a given
 * number of milliseconds after the COMMIT, or on a signal from the carrier.
 */
const [url = "", smsUrl = "", recipient = "", death = "commit"] = process.argv.slice(2);
const { db } = connect(url, { max: 2 });
const log = pino({ level: "silent" });
const outbox = await createOutbox({ db, log, queues: [] });
const carrier = smppCarrier(new URL(smsUrl));
const work = sendSms({ db, compose: composeOfTests, waitsForBudget, carrier, budgetOf: () => plenty, log });
const die = () => process.kill(process.pid, "SIGKILL");

const smsId = await spaceDb(db, adherent.id).inTransaction((trx) => outbox.sendSms(trx, codeSms(recipient)));
if (death === "commit") die();
if (death !== "carrier") setTimeout(die, Number(death));
await work.run({ space: adherent.id, smsId }, { signal: new AbortController().signal });
if (death === "carrier") setInterval(() => undefined, 1_000);
