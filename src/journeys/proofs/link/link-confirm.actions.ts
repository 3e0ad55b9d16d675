import { forgetAttempts, type Lock, settleAttempt } from "#account/tries/attempts.queries.ts";
import { byLock } from "#account/tries/counting.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import type { Context } from "#context.ts";
import type { Duration } from "#kernel/duration.ts";
import { describeMoment } from "#kernel/moment.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey, normaliseNumber } from "#kernel/text/text.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import type { Link } from "./links.queries.ts";

/** A reset link needs its code instead. */
export type LinkToConfirm = Link & { purpose: Exclude<Link["purpose"], "reset"> };

export type NotConfirmed = { message: string } & (
  | { locked: false }
  | { locked: true; wait: Duration | null }
);

/** The number of the letter confirms an activation, the account's address a recovery. Tries count on the link. */
export const confirmLink = (
  ctx: Context,
  link: LinkToConfirm,
  proof: string,
): Promise<Result<null, NotConfirmed>> =>
  ctx.db.inTransaction(async (trx) => {
    const subject = subjectOf(ctx.keys, { link: link.id });
    const attempt = await takeTry(trx, subject, byLock(ctx.space.policy.lock));
    if (attempt.kind !== "taken") return refused(locked(attempt.lock));
    const holder = await findHolder(trx, link.holderId);
    const right =
      link.purpose === "activation"
        ? holder?.number === normaliseNumber(proof)
        : addressKey(proof) === link.addressKey;
    await settleAttempt(trx, subject);
    if (!right)
      return refused(attempt.lock ? locked(attempt.lock) : { message: wrong[link.purpose], locked: false });
    await forgetAttempts(trx, subject);
    return done(null);
  });

const wrong = {
  activation: "Ce n’est pas celui pour lequel ce mail est parti. Vérifiez-le et recommencez.",
  recovery: "Cette adresse n’est pas celle à laquelle le mail est arrivé. Vérifiez-la et recommencez.",
};

const locked = (lock: Lock | null): NotConfirmed => ({
  locked: true,
  wait: lock?.wait ?? null,
  message: lock
    ? `Trop d’essais : cette page ne répond plus jusqu’${describeMoment(lock.until)}. Le lien reste bon dans le navigateur où vous avez commencé.`
    : "Trop d’essais : recommencez depuis le début.",
});
