import { type Bounces, listeningHost } from "#config/env.ts";
import type { Schedule } from "#infra/jobs/schedules.ts";
import { startWorker } from "#infra/jobs/worker.ts";
import { bounceAddress } from "#infra/mail/bounces/bounce-address.ts";
import { composeMails } from "#infra/mail/drawing/compose-mails.tsx";
import { sendMails } from "#infra/mail/send-mail.ts";
import { smtpPostman } from "#infra/mail/smtp.ts";
import { composeSms } from "#infra/sms/compose-sms.ts";
import { sendSms } from "#infra/sms/send-sms.ts";
import { smppCarrier } from "#infra/sms/smpp.ts";
import type { Space } from "#spaces/space.ts";
import type { AnyJob } from "#subject/job.ts";
import type { House } from "./house.ts";

export async function openWorker(house: House) {
  const { config, db, log, keys, mailbox, findSpace, contextOf } = house;
  const { mails, sms, jobs } = house.contributed;
  const { publicUrl } = config.web;
  const { smtpUrl, smsUrl, smsPerDay, bounces } = config.channels;
  const postman = smtpUrl ? smtpPostman(smtpUrl) : mailbox;
  const carrier = smsUrl ? smppCarrier(smsUrl) : mailbox.carrier;
  const compose = composeMails({ kinds: mails, findSpace, keys, publicUrl });
  const worker = await startWorker({
    db,
    connectionString: house.databaseUrl,
    jobs: [
      sendMails({
        db,
        compose,
        kinds: mails,
        postman,
        returnPath: (space, id) => bounces && bounceAddress(keys, bounces.mailbox, space, id),
        host: publicUrl.hostname,
        log,
      }),
      sendSms({
        db,
        compose: composeSms({ kinds: sms, findSpace, keys }),
        waitsForBudget: (kind) => sms.get(kind)?.waitsForBudget ?? true,
        carrier,
        budgetOf: (space) => ({ ofSpace: findSpace(space)?.policy.sms?.perDay ?? 0, overall: smsPerDay }),
        log,
      }),
      ...jobs.map(({ name, rules, runStored }) => ({
        name,
        rules,
        run: (stored: unknown) => runStored(contextOf, stored),
      })),
    ],
    schedules: [...house.contexts, house.office].flatMap(({ space }) => schedulesOf(space, jobs)),
    log,
  });
  const intake = bounces ? await openIntake(house, bounces) : null;
  return {
    async stop() {
      await Promise.all([worker.stop(), intake?.close()]);
      postman.close();
      carrier.close();
    },
  };
}

/** Imported only where returned mails are read: its parser is large. */
async function openIntake({ contexts, office, keys, log, config }: House, { mailbox, port }: Bounces) {
  const { openBounceIntake } = await import("#infra/mail/bounces/bounce-intake.ts");
  return openBounceIntake({
    keys,
    mailbox,
    port,
    host: listeningHost(config),
    spaces: [...contexts, office].map(({ db }) => db),
    log,
  });
}

/** The scheduled jobs of a space. */
const schedulesOf = (space: Space, jobs: readonly AnyJob[]): Schedule[] =>
  jobs.flatMap(({ name, timetable }) =>
    timetable?.isWanted(space)
      ? [{ name, key: space.id, cron: timetable.cron, payload: { space: space.id } }]
      : [],
  );
