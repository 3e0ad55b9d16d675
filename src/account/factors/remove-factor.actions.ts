import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId, PasskeyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { tellContacts } from "../contacts/tell-contacts.actions.ts";
import { record } from "../journal/journal.queries.ts";
import { type ConfirmRefusal, confirmPassword } from "../password/confirm-password.actions.ts";
import { tokenOf } from "../sessions/known-browsers.queries.ts";
import type { Session } from "../sessions/sessions.queries.ts";
import { endSessions } from "../sessions/sessions.queries.ts";
import { forgetAttempts, subjectOf } from "../tries/attempts.queries.ts";
import { changeFactors, type LostNoMore } from "./change-factors.actions.ts";
import { type Factor, factorRemovedMail } from "./factor.mails.ts";
import { factorRemovedSms } from "./factor.sms.ts";
import { findFactors, hasFactors } from "./factors.queries.ts";
import { removePasskey, removePasskeys } from "./passkeys/passkeys.queries.ts";
import { removeRecoveryCodes } from "./recovery-codes/recovery-codes.queries.ts";
import { removeTotp } from "./totp/totp.queries.ts";

export type OneFactor = { kind: "totp" } | { kind: "passkey"; id: PasskeyId };

type Whose = { accountId: AccountId; holderId: HolderId };

export type RemovalRefusal = { kind: "password"; refusal: ConfirmRefusal } | { kind: "gone" };

export async function removeFactor(
  ctx: Context,
  visitor: Visitor,
  session: Session,
  factor: OneFactor,
  password: string,
  lostNoMore: LostNoMore,
): Promise<Result<null, RemovalRefusal>> {
  const confirmed = await confirmPassword(ctx, visitor, session, password);
  if (!confirmed.ok) return refused({ kind: "password", refusal: confirmed.refusal });
  return changeFactors(ctx, session, lostNoMore, async (trx) => {
    const { accountId } = session;
    const removed =
      factor.kind === "totp"
        ? await removeTotp(trx, accountId)
        : await removePasskey(trx, accountId, factor.id);
    if (!removed) return refused({ kind: "gone" });
    if (!hasFactors(await findFactors(trx, accountId))) await removeRecoveryCodes(trx, accountId);
    await tellRemoved(trx, ctx, visitor, session, factor.kind);
    return done(null);
  });
}

export async function removeAllFactors(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  whose: Whose & { browser: string | null },
) {
  const { accountId, holderId, browser } = whose;
  for (const token of [null, browser])
    await forgetAttempts(trx, subjectOf(ctx.keys, { factor: holderId, ...tokenOf(token) }));
  const hadTotp = await removeTotp(trx, accountId);
  const passkeys = await removePasskeys(trx, accountId);
  await removeRecoveryCodes(trx, accountId);
  await endSessions(trx, accountId, null);
  if (hadTotp) await tellRemoved(trx, ctx, visitor, whose, "totp");
  if (passkeys > 0) await tellRemoved(trx, ctx, visitor, whose, "passkey");
}

async function tellRemoved(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  { holderId }: Whose,
  factor: Factor,
) {
  await record(trx, holderId, "factor_removed", visitor);
  const news = { mail: factorRemovedMail, props: { factor }, sms: factorRemovedSms };
  await tellContacts(trx, ctx, holderId, news);
}
