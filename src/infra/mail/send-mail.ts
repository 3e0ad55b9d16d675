import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { type SpaceDb, spaceDb } from "#infra/db/space-db.ts";
import { Hopeless, TryLater } from "#infra/jobs/outcome.ts";
import { mailsToSend } from "#infra/jobs/queues.ts";
import { type Work, workOf } from "#infra/jobs/worker.ts";
import type { MailId, SpaceId } from "#kernel/ids.ts";
import type { Result } from "#kernel/result.ts";
import { addressFault } from "#kernel/text/mail-address.rules.ts";
import { maskEmail } from "#kernel/text/text.ts";
import type { Tables } from "../db/tables/schema.ts";
import { enhancedCodeIn } from "./bounces/bounce.rules.ts";
import { recordBounce } from "./bounces/bounces.queries.ts";
import { insist } from "./insist.ts";
import { markRefused, markSent, noteFailure, type TakenMail, takeMail } from "./mail.queries.ts";
import type { MailKind } from "./mail-kind.ts";
import type { ComposedMail, DeliveryRefusal, Postman } from "./postman.ts";
import { speakable } from "./smtp-refusal.rules.ts";

/** Draws a mail from its row. Links are derived here, and never stored. */
export type Compose = (space: SpaceId, kind: string, props: unknown) => Promise<ComposedMail>;

export type MailSending = {
  db: Kysely<Tables>;
  compose: Compose;
  kinds: ReadonlyMap<string, Pick<MailKind<never>, "purpose" | "isAlarm">>;
  postman: Postman;
  /** Where a report about the mail comes back to; `null`: to the sender shown. */
  returnPath: (space: SpaceId, id: MailId) => string | null;
  /** Right side of every Message-ID: the host of the public address. */
  host: string;
  log: Pick<Logger, "info" | "warn" | "error">;
};

const drawingTries = 5;

/**
 * No transaction is open while the mail server answers: a tarpit holds a slot of this worker, never a database
 * connection. The job is the lease. Two tries have the same Message-ID, so they are one message (F-04).
 */
export function sendMails({ db, compose, kinds, postman, returnPath, host, log }: MailSending): Work {
  const heldBack = [...kinds].flatMap(([kind, { purpose }]) => (purpose === "news" ? [kind] : []));
  return workOf(mailsToSend, async ({ space, mailId }, { signal }) => {
    const spaced = spaceDb(db, space as SpaceId);
    const mail = await spaced.inTransaction((trx) => takeMail(trx, mailId, heldBack));
    if (!mail) return;
    const tell = (level: "info" | "warn" | "error", outcome: string, reason?: string) =>
      log[level]({ mail: mailId, ...about(mail), outcome, reason }, "mail");
    const giveUp = async (refusal: DeliveryRefusal) => {
      await spaced.inTransaction(async (trx) => {
        await markRefused(trx, mailId, refusal);
        if (refusal.fate === "lasting") await recordBounce(trx, mailId, "reply", asBounce(refusal.reason));
      });
      tell("warn", "refused", refusal.reason);
    };

    if (kinds.get(mail.kind)?.isAlarm && mail.attempts === 1)
      log.error({ space, kind: mail.kind, about: mail.props }, "alarm");
    // An address that staff already see as suspended is no news.
    if (mail.state !== "waiting") return tell(mail.state === "suppressed" ? "info" : "warn", mail.state);
    if (addressFault(mail.recipient))
      return giveUp({ fate: "lasting", reason: "the recipient is not an address" });
    const composed = await drawn(compose(space as SpaceId, mail.kind, mail.props));
    if (!composed.ok) {
      if (mail.attempts < drawingTries) throw new Error(composed.refusal);
      await giveUp({ fate: "ours", reason: composed.refusal });
      throw new Hopeless(composed.refusal);
    }
    const message = {
      ...composed.value,
      recipient: mail.recipient,
      messageId: `<${mailId}@${host}>`,
      returnPath: returnPath(space as SpaceId, mailId),
    };
    const delivery = await postman.deliver(message, signal);
    if (delivery.ok) {
      await insist(() => noteSent(spaced, mailId));
      return tell("info", "sent");
    }
    const { fate, reason } = delivery.refusal;
    if (fate === "lasting") return giveUp(delivery.refusal);
    await spaced.inTransaction((trx) => noteFailure(trx, mailId, delivery.refusal));
    tell(fate === "ours" ? "error" : "warn", "later", reason);
    throw new TryLater(reason);
  });
}

const asBounce = (reason: string) => ({ fate: "lasting", status: enhancedCodeIn(reason), reason }) as const;

const about = (mail: TakenMail) => ({
  kind: mail.kind,
  to: maskEmail(mail.recipient),
  attempt: mail.attempts,
});

const noteSent = (spaced: SpaceDb, id: MailId) => spaced.inTransaction((trx) => markSent(trx, id));

async function drawn(composing: Promise<ComposedMail>): Promise<Result<ComposedMail, string>> {
  try {
    return { ok: true, value: await composing };
  } catch (error) {
    return { ok: false, refusal: speakable(`could not be drawn: ${error}`) };
  }
}
