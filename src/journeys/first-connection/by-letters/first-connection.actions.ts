import { findAccountByAddress, findAccountOfHolder } from "#account/accounts.queries.ts";
import { record } from "#account/journal/journal.queries.ts";
import { verifyOutOfTurn } from "#account/password/verify-password.actions.ts";
import type { Lock } from "#account/tries/attempts.queries.ts";
import { forgetTries } from "#account/tries/forget-tries.queries.ts";
import type { Candidate } from "#account/tries/judge-try.actions.ts";
import type { PasswordRefusal } from "#account/tries/tell-failure.actions.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { EnrolmentId, HolderId, JourneyId, LetterId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { type Enrolment, findEnrolment } from "#letters/enrolment.queries.ts";
import { findHolderByNumber, lockHolder } from "#registry/holders/holders.queries.ts";
import {
  activationMail,
  activationMails,
  addressTakenMail,
} from "../../credentials/address/activation.mails.ts";
import type { Chosen } from "../../credentials/enrolling.ts";
import { expireActivationLinks, issueLink } from "../../proofs/link/links.queries.ts";
import { mailTurn } from "../../proofs/mail-turn.actions.ts";

type RecognisedByLetters = { holderId: HolderId; enrolmentId: EnrolmentId; letterId: LetterId };
type Found = Candidate & { enrolment: Enrolment | null };

/** Told only to a visitor who has both letters. */
type LettersOver = { kind: "activated" } | { kind: "letter_expired" };

/** Judges the number and the password of the two letters. The caller must hold a queue slot. */
export async function recogniseLetters(
  ctx: Context,
  visitor: Visitor,
  typed: { number: string; secret: string },
): Promise<Result<RecognisedByLetters & { subject: string }, PasswordRefusal | LettersOver>> {
  const { number } = typed;
  const verdict = await verifyOutOfTurn<Found>(ctx, visitor, typed.secret, async (trx) => {
    const enrolment = await findEnrolment(trx, number);
    const holderId = enrolment?.holderId ?? (await findHolderByNumber(trx, number))?.id;
    return {
      tried: { number },
      named: { number },
      holderId: holderId ?? null,
      hash: enrolment?.secretHash ?? null,
      isKnownBrowser: false,
      enrolment: enrolment ?? null,
    };
  });
  if (!verdict.ok) return verdict;
  const { found, subject } = verdict.value;
  if (!found.enrolment) throw new Error("a secret was right for nobody");
  const { holderId, enrolmentId, letterId, secretExpired, isActivated } = found.enrolment;
  if (isActivated || secretExpired) {
    // Correct, so not counted as a try. The journal records it, because somebody may have found the letter.
    await ctx.db.inTransaction(async (trx) => {
      await forgetTries(trx, visitor.source, subject);
      await record(trx, holderId, "sign_in_failed", asVisitor(visitor));
    });
    return refused({ kind: isActivated ? "activated" : "letter_expired" });
  }
  return done({ holderId, enrolmentId, letterId, subject });
}

export async function recordRecognition(
  trx: SpaceTransaction,
  visitor: Visitor,
  recognised: { holderId: HolderId; subject: string },
) {
  await forgetTries(trx, visitor.source, recognised.subject);
  await record(trx, recognised.holderId, "credentials_recognised", asVisitor(visitor));
}

/**
 * Sends the activation mail, with the same link if a valid one was sent before. If the address names another account,
 * its owner gets a mail and the page reveals nothing. Refused after too many mails, with the end of the wait.
 */
export async function sendActivation(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  journeyId: JourneyId,
  chosen: Chosen,
): Promise<Result<null, Lock>> {
  const { lifetimes } = ctx.space.policy;
  const turn = await mailTurn(trx, ctx, chosen.holderId, activationMails);
  if (turn) return refused(turn);
  const mail = { recipient: chosen.email, holderId: chosen.holderId };
  await record(trx, chosen.holderId, "activation_mail_sent", asVisitor(visitor));
  if (await findAccountByAddress(trx, ctx.space, chosen.email)) {
    await ctx.outbox.sendMail(trx, { ...mail, kind: addressTakenMail, props: {} });
    return done(null);
  }
  const { holderId } = chosen;
  const link = { purpose: "activation", holderId, journeyId, addressKey: addressKey(chosen.email) } as const;
  const linkId = await issueLink(trx, link, lifetimes.link);
  const renews = (await findAccountOfHolder(trx, holderId)) !== undefined;
  await ctx.outbox.sendMail(trx, { ...mail, kind: activationMail, props: { linkId, renews } });
  return done(null);
}

/** Sends the activation mail to another address and expires the former link. Roll the transaction back on a refusal. */
export async function correctAddress(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  journeyId: JourneyId,
  chosen: Chosen,
): Promise<Result<null, Lock>> {
  await lockHolder(trx, chosen.holderId);
  await expireActivationLinks(trx, chosen.holderId);
  await record(trx, chosen.holderId, "address_corrected", asVisitor(visitor));
  return sendActivation(trx, ctx, visitor, journeyId, chosen);
}
