import { randomInt } from "node:crypto";
import type { Context, MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Actor } from "#kernel/actor.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { codeAlphabet } from "#kernel/text/checked-code.rules.ts";
import { tellContacts } from "../../contacts/tell-contacts.actions.ts";
import { record } from "../../journal/journal.queries.ts";
import { type ConfirmRefusal, confirmPassword } from "../../password/confirm-password.actions.ts";
import { changeFactors, type LostNoMore } from "../change-factors.actions.ts";
import { recoveryCodesMadeMail } from "../factor.mails.ts";
import { recoveryCodesMadeSms } from "../factor.sms.ts";
import { findFactors, hasFactors } from "../factors.queries.ts";
import { recoveryCodeSigns, recoveryCodesMade } from "./recovery-code.rules.ts";
import { replaceRecoveryCodes } from "./recovery-codes.queries.ts";

/** Keyed, since an attacker could enumerate the plain hashes. The key makes a slow hash needless. */
export const hashRecoveryCode = ({ keys, space }: Context, accountId: AccountId, code: string) =>
  keys.sign("recovery-code", space.id, accountId, code);

export const makeRecoveryCodes = (trx: SpaceTransaction, ctx: MemberContext): Promise<string[]> =>
  giveRecoveryCodes(trx, ctx, ctx.actor, ctx.actor);

/** Replaces the codes of an account and returns them: only their hashes are stored. */
export async function giveRecoveryCodes(
  trx: SpaceTransaction,
  ctx: Context,
  { accountId, holderId }: { accountId: AccountId; holderId: HolderId },
  by: Actor,
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodesMade }, drawCode);
  await replaceRecoveryCodes(
    trx,
    accountId,
    codes.map((code) => hashRecoveryCode(ctx, accountId, code)),
  );
  await record(trx, holderId, "recovery_codes_made", by);
  return codes;
}

const drawCode = () =>
  Array.from({ length: recoveryCodeSigns }, () => codeAlphabet.charAt(randomInt(32))).join("");

export type RemakingRefusal = { kind: "password"; refusal: ConfirmRefusal } | { kind: "gone" };

export async function remakeRecoveryCodes(
  ctx: MemberContext,
  password: string,
  lostNoMore: LostNoMore,
): Promise<Result<string[], RemakingRefusal>> {
  const confirmed = await confirmPassword(ctx, password);
  if (!confirmed.ok) return refused({ kind: "password", refusal: confirmed.refusal });
  return changeFactors(ctx, lostNoMore, async (trx) => {
    if (!hasFactors(await findFactors(trx, ctx.actor.accountId))) return refused({ kind: "gone" });
    const codes = await makeRecoveryCodes(trx, ctx);
    await tellContacts(trx, ctx, ctx.actor.holderId, {
      mail: recoveryCodesMadeMail,
      props: {},
      sms: recoveryCodesMadeSms,
    });
    return done(codes);
  });
}
