import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import { findSuppressed } from "#infra/mail/bounces/returned-lists.queries.ts";
import { releaseAddress, takeHeldBack } from "#infra/mail/bounces/suppression.queries.ts";
import { jobOfMail } from "#infra/mail/job-of-mail.ts";
import type { SuppressionId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { maskEmail } from "#kernel/text/text.ts";

/** Mails go to this address again; those held back and still useful leave now. Returns how many. */
export const releaseSuppression = (
  ctx: StaffContext,
  id: SuppressionId,
  reason: string,
): Promise<Result<number, "released_already">> =>
  ctx.db.allOrNothing(async (trx) => {
    const suppressed = await findSuppressed(trx, id);
    if (!suppressed || !(await releaseAddress(trx, suppressed.address))) return refused("released_already");
    const held = await takeHeldBack(trx, suppressed.address);
    for (const mail of held) await ctx.outbox.replay(trx, jobOfMail(ctx.space.id, mail));
    const { holderId, address } = suppressed;
    await appendAudit(trx, ctx, {
      kind: "address_released",
      reason,
      ...(holderId ? { holderId } : {}),
      effect: { address: maskEmail(address), sent: held.length },
    });
    return done(held.length);
  });
