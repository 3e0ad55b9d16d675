import { findHolderOfMail } from "#account/contacts/resend.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailState } from "#infra/db/tables/mail-table.ts";
import { dropDeadLettersOf, takeDeadLetter } from "#infra/jobs/dead-letters.queries.ts";
import { mailsToSend, smsToSend } from "#infra/jobs/queues.ts";
import { jobOfMail } from "#infra/mail/job-of-mail.ts";
import { findLoggedMail } from "#infra/mail/log/mail-log.queries.ts";
import { reviveMail } from "#infra/mail/mail.queries.ts";
import { reviveSms } from "#infra/sms/sms.queries.ts";
import type { MailId, SmsId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";

/** `dropped`: its message was sent meanwhile, or is worth nothing now: it leaves the list, and nothing is sent. */
export type Replayed = "replayed" | "dropped";

/** `settled`: somebody else has just replayed it. */
export type ReplayRefusal = "settled" | "over" | "unknown_queue";

/** Puts a job back that was given up, once: of two people at once, one does. */
export const replayJob = (ctx: StaffContext, id: string): Promise<Result<Replayed, ReplayRefusal>> =>
  ctx.db.allOrNothing(async (trx) => {
    const taken = await takeDeadLetter(trx, id);
    if (!taken) return refused("settled");
    const { queue, payload, mailId } = taken;
    if (queue === mailsToSend.name && mailId)
      return done(
        (await mailAgain(trx, ctx, mailId, ["waiting", "refused", "expired"])) ? "replayed" : "dropped",
      );
    const known = [smsToSend.name, ...ctx.contributed.jobs.map(({ name }) => name)];
    if (!known.includes(queue)) return refused("unknown_queue");
    const isWanted = queue !== smsToSend.name || (await smsAgain(trx, payload));
    if (isWanted) await ctx.outbox.replay(trx, { queue, payload, group: null });
    await appendAudit(trx, ctx, { kind: "job_replayed", effect: { queue, job: id, dropped: !isWanted } });
    return done(isWanted ? "replayed" : "dropped");
  });

/** The same for a mail that was refused or came too late. */
export const replayMail = (ctx: StaffContext, id: MailId): Promise<Result<Replayed, ReplayRefusal>> =>
  ctx.db.allOrNothing(async (trx) => {
    if (await mailAgain(trx, ctx, id, ["refused", "expired"])) return done("replayed");
    const mail = await findLoggedMail(trx, id);
    return refused(mail?.standing === "refused" || mail?.standing === "expired" ? "over" : "settled");
  });

/** Only a row in one of these states waits again, so a mail that was sent is not sent twice. */
async function mailAgain(trx: SpaceTransaction, ctx: StaffContext, id: MailId, from: readonly MailState[]) {
  const mail = await findLoggedMail(trx, id);
  const kind = mail && ctx.contributed.mails.get(mail.kind);
  const lasts = kind?.purpose === "proof" ? null : (kind?.worthSendingFor ?? null);
  const revived = kind && (await reviveMail(trx, id, lasts, from));
  if (revived) {
    await dropDeadLettersOf(trx, id);
    await ctx.outbox.replay(trx, jobOfMail(ctx.space.id, revived));
  }
  const holderId = await findHolderOfMail(trx, id);
  if (revived || from.includes("waiting"))
    await appendAudit(trx, ctx, {
      kind: "mail_replayed",
      ...(holderId ? { holderId } : {}),
      effect: { mail: id, was: mail?.standing ?? null, dropped: !revived },
    });
  return revived !== undefined && revived !== null;
}

const smsAgain = async (trx: SpaceTransaction, payload: object): Promise<boolean> =>
  "smsId" in payload && typeof payload.smsId === "string" && reviveSms(trx, payload.smsId as SmsId);
