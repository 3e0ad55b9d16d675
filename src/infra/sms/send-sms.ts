import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { type SpaceTransaction, spaceDb } from "#infra/db/space-db.ts";
import { Hopeless, TryLater } from "#infra/jobs/outcome.ts";
import { smsToSend } from "#infra/jobs/queues.ts";
import { type Work, workOf } from "#infra/jobs/worker.ts";
import { insist } from "#infra/mail/insist.ts";
import { speakable } from "#infra/mail/smtp-refusal.rules.ts";
import type { SmsId, SpaceId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { maskPhone } from "#kernel/text/text.ts";
import type { Tables } from "../db/tables/schema.ts";
import type { Carrier, ComposedSms } from "./carrier.ts";
import { mobileOf } from "./mobile.ts";
import {
  markSmsRefused,
  markSmsSent,
  noteSmsFailure,
  postponeSms,
  type TakenSms,
  takeSms,
} from "./sms.queries.ts";
import { type SmsBudget, takeFromSmsBudget } from "./sms-budget.queries.ts";

/** Draws an SMS from its row. Codes are derived here, and never stored. */
export type ComposeSms = (space: SpaceId, kind: string, props: unknown) => ComposedSms;

export type SmsSending = {
  db: Kysely<Tables>;
  compose: ComposeSms;
  waitsForBudget: (kind: string) => boolean;
  carrier: Carrier;
  budgetOf: (space: SpaceId) => SmsBudget;
  log: Pick<Logger, "info" | "warn" | "error">;
};

const drawingTries = 5;

/** As in 'send-mail', no transaction is open while the carrier answers. Logs hold two digits and no text. */
export function sendSms({ db, compose, waitsForBudget, carrier, budgetOf, log }: SmsSending): Work {
  return workOf(smsToSend, async ({ space, smsId }, { signal }) => {
    const spaced = spaceDb(db, space as SpaceId);
    const taken = await spaced.inTransaction((trx) =>
      take(trx, smsId, budgetOf(space as SpaceId), waitsForBudget),
    );
    if (!taken) return;
    const { sms, verdict } = taken;
    const tell = (level: "info" | "warn" | "error", outcome: string, reason?: string) =>
      log[level]({ sms: smsId, ...about(sms), outcome, reason }, "sms");
    const giveUp = async (reason: string) => {
      await spaced.inTransaction((trx) => markSmsRefused(trx, smsId, reason));
      tell("warn", "refused", reason);
    };

    if (verdict === "expired") return tell("warn", "expired");
    if (verdict === "budget" || verdict === "waits for the next budget") {
      const outcome = verdict === "budget" ? "refused" : "later";
      if (sms.lastError !== verdict)
        log.error({ sms: smsId, kind: sms.kind, outcome, reason: verdict }, "sms");
      if (verdict === "waits for the next budget") throw new TryLater(verdict);
      return;
    }
    if (verdict !== "may leave") return tell("warn", "refused", verdict);
    const composed = drawn(() => compose(space as SpaceId, sms.kind, sms.props));
    if (!composed.ok) {
      if (sms.attempts < drawingTries) throw new Error(composed.refusal);
      await giveUp(composed.refusal);
      throw new Hopeless(composed.refusal);
    }
    const delivery = await carrier.deliver(
      { ...composed.value, id: smsId, recipient: sms.recipient },
      signal,
    );
    if (delivery.ok) {
      await insist(() => spaced.inTransaction((trx) => markSmsSent(trx, smsId)));
      return tell("info", "sent");
    }
    const { fate, reason } = delivery.refusal;
    if (fate === "lasting") return giveUp(reason);
    await spaced.inTransaction((trx) => noteSmsFailure(trx, smsId, reason));
    tell(fate === "ours" ? "error" : "warn", "later", reason);
    throw new TryLater(reason);
  });
}

type Waits = SmsSending["waitsForBudget"];

type Verdict =
  | "may leave"
  | "expired"
  | "budget"
  | "waits for the next budget"
  | "the recipient is not a French mobile";

/** Only the first try counts against the budget, in the same transaction: a killed worker costs nothing. */
async function take(trx: SpaceTransaction, id: SmsId, budget: SmsBudget, waitsForBudget: Waits) {
  const sms = await takeSms(trx, id);
  if (!sms) return null;
  const verdict = await judgeSms(trx, sms, budget, waitsForBudget);
  if (verdict === "waits for the next budget") await postponeSms(trx, id, verdict);
  else if (verdict !== "may leave" && verdict !== "expired") await markSmsRefused(trx, id, verdict);
  return { sms, verdict };
}

/** Checks that cost nothing come first. A number on file may be older than our rule (REC-10). */
async function judgeSms(
  trx: SpaceTransaction,
  sms: TakenSms,
  budget: SmsBudget,
  waitsForBudget: Waits,
): Promise<Verdict> {
  if (sms.isTooLate) return "expired";
  if (mobileOf(sms.recipient) !== sms.recipient) return "the recipient is not a French mobile";
  const isFirstTry = sms.attempts === 1;
  if (!isFirstTry || (await takeFromSmsBudget(trx, budget))) return "may leave";
  return waitsForBudget(sms.kind) ? "waits for the next budget" : "budget";
}

const about = (sms: TakenSms) => ({ kind: sms.kind, to: maskPhone(sms.recipient), attempt: sms.attempts });

function drawn(draw: () => ComposedSms): Result<ComposedSms, string> {
  try {
    return done(draw());
  } catch (error) {
    return refused(speakable(`could not be drawn: ${error}`));
  }
}
