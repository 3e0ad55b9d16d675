import { startWorker } from "#infra/jobs/worker.ts";
import { sendMails } from "#infra/mail/send-mail.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { sendSms } from "#infra/sms/send-sms.ts";
import { smppCarrier } from "#infra/sms/smpp.ts";
import { composeMails } from "#journeys/mails/compose.tsx";
import { composeSms } from "#journeys/sms/compose.ts";
import { jobsOf } from "../app.ts";
import type { House } from "./house.ts";

export async function openWorker(house: House) {
  const { config, db, log, keys, mailbox, findSpace } = house;
  const { publicUrl } = config.web;
  const { smtpUrl, smsUrl, smsPerDay } = config.channels;
  const postman = smtpUrl ? smtpPostman(smtpUrl) : mailbox;
  const carrier = smsUrl ? smppCarrier(smsUrl) : mailbox.carrier;
  const compose = composeMails({ findSpace, keys, publicUrl });
  const worker = await startWorker({
    db,
    connectionString: house.databaseUrl,
    jobs: {
      "send-mail": sendMails({ db, compose, postman, host: publicUrl.hostname, log }),
      "send-sms": sendSms({
        db,
        compose: composeSms({ findSpace, keys }),
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
