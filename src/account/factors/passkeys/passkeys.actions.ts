import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/server";
import type { Context } from "#context.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findHolder } from "#registry/holders/holders.queries.ts";
import { findAccount } from "../../accounts.queries.ts";
import { type ConfirmRefusal, confirmPassword } from "../../password/confirm-password.actions.ts";
import type { Session } from "../../sessions/sessions.queries.ts";
import { type Added, factorAdded } from "../add-factor.actions.ts";
import { changeFactors, type LostNoMore } from "../change-factors.actions.ts";
import { judgeAdded, newChallengeSeed, optionsToAdd } from "./passkey-ceremony.ts";
import { type Asked, findChallenge, openChallenge, takeChallenge } from "./passkey-challenges.queries.ts";
import { insertPasskey, listPasskeys } from "./passkeys.queries.ts";

/** Nobody needs more, and each is one more way in. */
const mostPasskeys = 10;

const asked = ({ accountId, id }: Session): Asked => ({ accountId, purpose: "adding", within: id });

export async function beginPasskey(
  ctx: Context,
  visitor: Visitor,
  session: Session,
  password: string,
): Promise<Result<null, ConfirmRefusal>> {
  const confirmed = await confirmPassword(ctx, visitor, session, password);
  if (!confirmed.ok) return confirmed;
  await ctx.db.inTransaction((trx) => openChallenge(trx, asked(session), newChallengeSeed()));
  return done(null);
}

export async function passkeyOnOffer(
  ctx: Context,
  session: Session,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const { accountId, holderId } = session;
  const { seed, passkeys, account, holder } = await ctx.db.inTransaction(async (trx) => ({
    seed: await findChallenge(trx, asked(session)),
    passkeys: await listPasskeys(trx, accountId),
    account: await findAccount(trx, accountId),
    holder: await findHolder(trx, holderId),
  }));
  if (!seed || passkeys.length >= mostPasskeys) return null;
  const displayName = [session.firstName, session.lastName].join(" ").trim() || session.organisation;
  const userName = account?.email ?? holder?.number ?? "";
  return optionsToAdd(ctx, asked(session), seed, { userName, displayName, passkeys });
}

export type PasskeyRefusal = { kind: "gone" } | { kind: "wrong" };

export async function addPasskey(
  ctx: Context,
  visitor: Visitor,
  session: Session,
  name: string,
  answer: RegistrationResponseJSON,
  lostNoMore: LostNoMore,
): Promise<Result<Added, PasskeyRefusal>> {
  const { accountId } = session;
  const seed = await ctx.db.inTransaction((trx) => takeChallenge(trx, asked(session)));
  if (!seed) return refused({ kind: "gone" });
  const made = await judgeAdded(ctx, asked(session), seed, answer);
  if (!made) return refused({ kind: "wrong" });
  const transports = answer.response.transports ?? [];
  return changeFactors<Added, PasskeyRefusal>(ctx, session, lostNoMore, async (trx) => {
    if ((await listPasskeys(trx, accountId)).length >= mostPasskeys) return refused({ kind: "gone" });
    if (!(await insertPasskey(trx, accountId, { ...made, transports, name })))
      return refused({ kind: "wrong" });
    return done(await factorAdded(trx, ctx, visitor, session, "passkey"));
  });
}
