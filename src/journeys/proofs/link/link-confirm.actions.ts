import { forgetAttempts, type Lock, settleAttempt } from "#account/tries/attempts.queries.ts";
import { byLock } from "#account/tries/counting.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import { takeTry } from "#account/tries/take-try.queries.ts";
import type { Context } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { addressKey } from "#kernel/text/text.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import type { Link } from "./links.queries.ts";

/** The link of a mail with a code needs that code instead. */
export type LinkToConfirm = Link & { purpose: Exclude<Link["purpose"], "code-and-link"> };

/** Without a lock, only a new start helps. */
export type NotConfirmed = { kind: "wrong" } | { kind: "locked"; lock: Lock | null };

/** The number of the letter confirms an activation, the account's address a recovery. Tries count on the link. */
export const confirmLink = (
  ctx: Context,
  link: LinkToConfirm,
  proof: string,
): Promise<Result<null, NotConfirmed>> =>
  ctx.db.inTransaction(async (trx) => {
    const subject = subjectOf(ctx.keys, { link: link.id });
    const attempt = await takeTry(trx, subject, byLock(ctx.space.policy.lock));
    if (attempt.kind !== "taken") return refused({ kind: "locked", lock: attempt.lock });
    const holder = await findHolder(trx, link.holderId);
    const right =
      link.purpose === "activation" ? holder?.number === proof : addressKey(proof) === link.addressKey;
    await settleAttempt(trx, subject);
    if (!right) return refused(attempt.lock ? { kind: "locked", lock: attempt.lock } : { kind: "wrong" });
    await forgetAttempts(trx, subject);
    return done(null);
  });
