import { startWorker } from "#infra/jobs/worker.ts";
import { composeMails } from "#infra/mail/drawing/compose-mails.tsx";
import { sendMails } from "#infra/mail/send-mail.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { composeSms } from "#infra/sms/compose-sms.ts";
import { sendSms } from "#infra/sms/send-sms.ts";
import { smppCarrier } from "#infra/sms/smpp.ts";
import { collect } from "#subject/contributed.ts";
import { jobsOf, subjects } from "../app.ts";
import type { House } from "./house.ts";

/** The worker of a house: sends what the outbox holds, and cleans up at night. */
export async function openWorker(house: House) {
  const { config, db, log, keys, mailbox, findSpace } = house;
  const { publicUrl } = config.web;
  const { smtpUrl, smsUrl, smsPerDay } = config.channels;
  const postman = smtpUrl ? smtpPostman(smtpUrl) : mailbox;
  const carrier = smsUrl ? smppCarrier(smsUrl) : mailbox.carrier;
  const { mails, sms } = collect(subjects);
  const compose = composeMails({ kinds: mails, findSpace, keys, publicUrl });
  const worker = await startWorker({
    db,
    connectionString: house.databaseUrl,
    jobs: {
      "send-mail": sendMails({
        db,
        compose,
        isAlarm: (kind) => mails.get(kind)?.isAlarm ?? false,
        postman,
        host: publicUrl.hostname,
        log,
      }),
      "send-sms": sendSms({
        db,
        compose: composeSms({ kinds: sms, findSpace, keys }),
        waitsForBudget: (kind) => sms.get(kind)?.waitsForBudget ?? true,
        carrier,
        budgetOf: (space) => ({ ofSpace: findSpace(space)?.policy.sms?.perDay ?? 0, overall: smsPerDay }),
        log,
      }),
      ...jobsOf(house),
    },
    schedules: house.contexts.flatMap(({ space: { id, policy } }) => [
      { name: "clean-up", key: id, cron: "30 3 * * *", payload: { space: id } },
      ...(policy.renewal
        ? [{ name: "renewals" as const, key: id, cron: "15 4 * * *", payload: { space: id } }]
        : []),
      { name: "interrupted-imports", key: id, cron: "* * * * *", payload: { space: id } },
    ]),
    log,
  });
  return {
    async stop() {
      await worker.stop();
      postman.close();
      carrier.close();
    },
  };
}
