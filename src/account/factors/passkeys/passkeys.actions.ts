import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { findAccount } from "../../accounts.queries.ts";
import { type ConfirmRefusal, confirmPassword } from "../../password/confirm-password.actions.ts";
import { type Added, factorAdded } from "../add-factor.actions.ts";
import { changeFactors, type LostNoMore } from "../change-factors.actions.ts";
import { judgeAdded, newChallengeSeed, optionsToAdd } from "./passkey-ceremony.ts";
import { type Asked, findChallenge, openChallenge, takeChallenge } from "./passkey-challenges.queries.ts";
import { insertPasskey, listPasskeys } from "./passkeys.queries.ts";

/** More would not be useful, and each passkey is one more way to sign in. */
const mostPasskeys = 10;

const asked = ({ actor }: MemberContext): Asked => ({
  accountId: actor.accountId,
  purpose: "adding",
  within: actor.sessionId,
});

export async function beginPasskey(
  ctx: MemberContext,
  password: string,
): Promise<Result<null, ConfirmRefusal>> {
  const confirmed = await confirmPassword(ctx, password);
  if (!confirmed.ok) return confirmed;
  await ctx.db.inTransaction((trx) => openChallenge(trx, asked(ctx), newChallengeSeed()));
  return done(null);
}

export async function passkeyOnOffer(
  trx: SpaceTransaction,
  ctx: MemberContext,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const { accountId, holderId } = ctx.actor;
  const seed = await findChallenge(trx, asked(ctx));
  const passkeys = await listPasskeys(trx, accountId);
  const account = await findAccount(trx, accountId);
  const holder = await findHolder(trx, holderId);
  if (!seed || !holder || passkeys.length >= mostPasskeys) return null;
  const displayName = [holder.firstName, holder.lastName].join(" ").trim() || holder.organisation;
  const userName = account?.email ?? holder.number;
  return optionsToAdd(ctx, asked(ctx), seed, { userName, displayName, passkeys });
}

export type PasskeyRefusal = { kind: "gone" } | { kind: "wrong" };

export async function addPasskey(
  ctx: MemberContext,
  name: string,
  answer: RegistrationResponseJSON,
  lostNoMore: LostNoMore,
): Promise<Result<Added, PasskeyRefusal>> {
  const { accountId } = ctx.actor;
  const seed = await ctx.db.inTransaction((trx) => takeChallenge(trx, asked(ctx)));
  if (!seed) return refused({ kind: "gone" });
  const made = await judgeAdded(ctx, asked(ctx), seed, answer);
  if (!made) return refused({ kind: "wrong" });
  const transports = answer.response.transports ?? [];
  return changeFactors<Added, PasskeyRefusal>(ctx, lostNoMore, async (trx) => {
    if ((await listPasskeys(trx, accountId)).length >= mostPasskeys) return refused({ kind: "gone" });
    if (!(await insertPasskey(trx, accountId, { ...made, transports, name })))
      return refused({ kind: "wrong" });
    return done(await factorAdded(trx, ctx, "passkey"));
  });
}
