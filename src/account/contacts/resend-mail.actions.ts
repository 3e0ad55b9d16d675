import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { mailLimit } from "#infra/mail/mail-limits.queries.ts";
import type { Duration } from "#kernel/duration.ts";
import type { MailId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { lockHolder } from "#registry/holders/holders.queries.ts";
import { findHolderOfMail, findMailToRepeat, type MailToRepeat } from "./resend.queries.ts";

export type ResendRefusal =
  | { kind: "nobody" | "not_resent" | "proof_over" | "under_way" | "address_left" | "suppressed" }
  | { kind: "limit"; limit: { until: Date; wait: Duration } };

/**
 * Writes the mail once more, as a new row. It is composed when it is sent, so a link or a code is the one that is still
 * valid. Staff choose neither its words nor its address, and the limits of a holder's own requests apply.
 */
export async function resendMail(
  trx: SpaceTransaction,
  ctx: Context,
  id: MailId,
): Promise<Result<MailId, ResendRefusal>> {
  const holderId = await findHolderOfMail(trx, id);
  if (!holderId) return refused({ kind: "nobody" });
  await lockHolder(trx, holderId);
  const mail = await findMailToRepeat(trx, id);
  const kind = mail && ctx.contributed.mails.get(mail.kind);
  if (!mail || !kind) return refused({ kind: "not_resent" });
  const why = whyNot(kind, mail);
  if (why) return refused({ kind: why });
  const limit = await mailLimit(trx, holderId, [kind], ctx.space.policy.mail);
  if (limit) return refused({ kind: "limit", limit });
  const { recipient, props, expiresAt } = mail;
  const isProof = kind.purpose === "proof";
  return done(
    await ctx.outbox.sendMail(trx, {
      ...{ kind: kind as MailKind<unknown>, recipient, holderId, props, repeats: id },
      ...(isProof && expiresAt ? { expiresAt } : {}),
    }),
  );
}

/** A link may go to an address that is not on file yet: it proves it. */
function whyNot(
  { purpose }: MailKind<never>,
  mail: MailToRepeat,
): Exclude<ResendRefusal["kind"], "limit"> | null {
  if (purpose === "staff") return "not_resent";
  if (purpose === "proof" && mail.isProofOver) return "proof_over";
  if (purpose !== "proof" && !mail.isOnFile) return "address_left";
  if (purpose === "news" && mail.isSuppressed) return "suppressed";
  return mail.isUnderWay ? "under_way" : null;
}
