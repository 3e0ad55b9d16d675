import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { asVisitor } from "#kernel/actor.ts";
import type { AccountId, HolderId, JourneyId } from "#kernel/ids.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { tellContacts } from "../contacts/tell-contacts.actions.ts";
import { record } from "../journal/journal.queries.ts";
import type { IdentityKey } from "../providers/provider-links.queries.ts";
import { recoveryCodeUsedMail } from "./factor.mails.ts";
import { recoveryCodeUsedSms } from "./factor.sms.ts";
import { judgeShown } from "./passkeys/passkey-ceremony.ts";
import type { Asked } from "./passkeys/passkey-challenges.queries.ts";
import { lockPasskey, markPasskeyUsed } from "./passkeys/passkeys.queries.ts";
import { hashRecoveryCode } from "./recovery-codes/recovery-codes.actions.ts";
import { countRecoveryCodes, spendRecoveryCode } from "./recovery-codes/recovery-codes.queries.ts";
import { unsealTotp } from "./totp/totp.actions.ts";
import { findTotp, spendStep } from "./totp/totp.queries.ts";
import { stepOf } from "./totp/totp.ts";

export type Proof =
  | { by: "totp"; code: string }
  | { by: "recovery_code"; code: string }
  | { by: "passkey"; answer: AuthenticationResponseJSON };

export type Proving = {
  accountId: AccountId;
  holderId: HolderId;
  judgedHash: string;
  journeyId: JourneyId;
  browser: string | null;
  identity: IdentityKey | null;
};

export const askedAtSignIn = ({ accountId, journeyId }: Pick<Proving, "accountId" | "journeyId">): Asked => ({
  accountId,
  purpose: "proving",
  within: journeyId,
});

/** Spends the proof if it is right. The challenge of the passkey is derived from `seed`. */
export async function isRight(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  proving: Proving,
  proof: Proof,
  seed: string,
): Promise<boolean> {
  switch (proof.by) {
    case "totp":
      return isRightCode(trx, ctx, proving.accountId, proof.code);
    case "recovery_code":
      return isRightRecoveryCode(trx, ctx, visitor, proving, proof.code);
    case "passkey":
      return isRightPasskey(trx, ctx, proving, proof.answer, seed);
  }
}

async function isRightCode(trx: SpaceTransaction, ctx: Context, accountId: AccountId, code: string) {
  const shared = await findTotp(trx, accountId);
  if (!shared) return false;
  const step = stepOf(unsealTotp(ctx, accountId, shared.sealed), code, shared.now);
  return step !== null && (await spendStep(trx, accountId, step));
}

async function isRightRecoveryCode(
  trx: SpaceTransaction,
  ctx: Context,
  visitor: Visitor,
  { accountId, holderId }: Proving,
  code: string,
) {
  if (!(await spendRecoveryCode(trx, accountId, hashRecoveryCode(ctx, accountId, code)))) return false;
  await record(trx, holderId, "recovery_code_used", asVisitor(visitor));
  const left = await countRecoveryCodes(trx, accountId);
  await tellContacts(trx, ctx, holderId, {
    mail: recoveryCodeUsedMail,
    props: { left },
    sms: recoveryCodeUsedSms,
  });
  return true;
}

async function isRightPasskey(
  trx: SpaceTransaction,
  ctx: Context,
  proving: Proving,
  answer: AuthenticationResponseJSON,
  seed: string,
) {
  const passkey = await lockPasskey(trx, proving.accountId, answer.id);
  if (!passkey) return false;
  const counter = await judgeShown(ctx, askedAtSignIn(proving), seed, answer, passkey);
  if (counter === null) return false;
  await markPasskeyUsed(trx, proving.accountId, passkey.id, counter);
  return true;
}
