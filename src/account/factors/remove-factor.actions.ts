import type { Context, MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Factor } from "#infra/mail/mail-kinds.ts";
import { type Actor, asVisitor } from "#kernel/actor.ts";
import type { AccountId, HolderId, PasskeyId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { record } from "../journal/journal.queries.ts";
import { tellContacts } from "../journal/tell-contacts.actions.ts";
import { type ConfirmRefusal, confirmPassword } from "../password/confirm-password.actions.ts";
import { tokenOf } from "../sessions/known-browsers.queries.ts";
import { endSessions } from "../sessions/sessions.queries.ts";
import { forgetAttempts } from "../tries/attempts.queries.ts";
import { subjectOf } from "../tries/subject.ts";
import { changeFactors, type LostNoMore } from "./change-factors.actions.ts";
import { findFactors, hasFactors } from "./factors.queries.ts";
import { removePasskey, removePasskeys } from "./passkeys/passkeys.queries.ts";
import { removeRecoveryCodes } from "./recovery-codes/recovery-codes.queries.ts";
import { removeTotp } from "./totp/totp.queries.ts";

export type OneFactor = { kind: "totp" } | { kind: "passkey"; id: PasskeyId };

type Whose = { accountId: AccountId; holderId: HolderId };

export type RemovalRefusal = { kind: "password"; refusal: ConfirmRefusal } | { kind: "gone" };

export async function removeFactor(
  ctx: MemberContext,
  factor: OneFactor,
  password: string,
  lostNoMore: LostNoMore,
): Promise<Result<null, RemovalRefusal>> {
  const confirmed = await confirmPassword(ctx, password);
  if (!confirmed.ok) return refused({ kind: "password", refusal: confirmed.refusal });
  return changeFactors(ctx, lostNoMore, async (trx) => {
    const { accountId } = ctx.actor;
    const removed =
      factor.kind === "totp"
        ? await removeTotp(trx, accountId)
        : await removePasskey(trx, accountId, factor.id);
    if (!removed) return refused({ kind: "gone" });
    if (!hasFactors(await findFactors(trx, accountId))) await removeRecoveryCodes(trx, accountId);
    await tellRemoved(trx, ctx, ctx.actor.holderId, factor.kind, ctx.actor);
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
  if (hadTotp) await tellRemoved(trx, ctx, holderId, "totp", asVisitor(visitor));
  if (passkeys > 0) await tellRemoved(trx, ctx, holderId, "passkey", asVisitor(visitor));
}

async function tellRemoved(
  trx: SpaceTransaction,
  ctx: Context,
  holderId: HolderId,
  factor: Factor,
  by: Actor,
) {
  await record(trx, holderId, "factor_removed", by);
  const mail = { kind: "factor-removed", props: { factor } } as const;
  await tellContacts(trx, ctx, holderId, { mail, sms: "factor-removed" });
}
