import type { Context, MemberContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { seal, unseal } from "#infra/sealing/seal.ts";
import type { AccountId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { type ConfirmRefusal, confirmPassword } from "../../password/confirm-password.actions.ts";
import { type Added, factorAdded } from "../add-factor.actions.ts";
import { changeFactors, type LostNoMore } from "../change-factors.actions.ts";
import { beginTotp, findTotpBegun, insertProvenTotp, proveTotp } from "./totp.queries.ts";
import { newTotpSecret, readTotpCode, stepOf } from "./totp.ts";

const belongsTo = ({ space }: Context, accountId: AccountId) => [space.id, accountId];

export const unsealTotp = (ctx: Context, accountId: AccountId, sealed: Buffer) =>
  unseal(ctx.keys.raw("totp"), sealed, belongsTo(ctx, accountId));

/** Gives an account the application that its owner has just proven, with the secret of 20 bytes. */
export const giveTotp = (
  trx: SpaceTransaction,
  ctx: Context,
  accountId: AccountId,
  proven: { secret: Buffer; step: number },
) => insertProvenTotp(trx, accountId, sealTotp(ctx, accountId, proven.secret), proven.step);

const sealTotp = (ctx: Context, accountId: AccountId, secret: Buffer) =>
  seal(ctx.keys.raw("totp"), secret, belongsTo(ctx, accountId));

export function offerTotp(ctx: MemberContext): Promise<boolean> {
  const { accountId, sessionId } = ctx.actor;
  const sealed = sealTotp(ctx, accountId, newTotpSecret());
  return ctx.db.inTransaction((trx) => beginTotp(trx, accountId, sealed, sessionId));
}

export async function totpOnOffer(trx: SpaceTransaction, ctx: MemberContext): Promise<Buffer | null> {
  const { accountId, sessionId } = ctx.actor;
  const begun = await findTotpBegun(trx, accountId, sessionId);
  return begun ? unsealTotp(ctx, accountId, begun.sealed) : null;
}

export type TotpRefusal =
  | { kind: "code" }
  | { kind: "password"; refusal: ConfirmRefusal }
  /** The set-up has ended or restarted. */
  | { kind: "gone" };

/** Confirms an application by its first code, checked before the password: a wrong code costs no password try. */
export async function addTotp(
  ctx: MemberContext,
  typed: { code: string; current_password: string },
  lostNoMore: LostNoMore,
): Promise<Result<Added, TotpRefusal>> {
  const { accountId, sessionId } = ctx.actor;
  const begun = await ctx.db.inTransaction((trx) => findTotpBegun(trx, accountId, sessionId));
  if (!begun) return refused({ kind: "gone" });
  const code = readTotpCode(typed.code) ?? "";
  const step = stepOf(unsealTotp(ctx, accountId, begun.sealed), code, begun.now);
  if (step === null) return refused({ kind: "code" });
  const confirmed = await confirmPassword(ctx, typed.current_password);
  if (!confirmed.ok) return refused({ kind: "password", refusal: confirmed.refusal });
  return changeFactors(ctx, lostNoMore, async (trx) => {
    if (!(await proveTotp(trx, accountId, begun.sealed, step))) return refused({ kind: "gone" });
    return done(await factorAdded(trx, ctx, "totp"));
  });
}
