import { findAccountOfHolder } from "#account/accounts.queries.ts";
import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { appendAudit } from "#audit/append-audit.ts";
import type { Context, StaffContext } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { findHolderByNumber } from "#registry/holders/holders.queries.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import { requestLetter } from "../request-letter.actions.ts";
import { type ReissueRefusal, reissueFor } from "./reissue.actions.ts";

/** As `reissueFor`, by the number. */
export const reissueLetter = (ctx: StaffContext, typedNumber: string) =>
  reissueBy(ctx, typedNumber, reissueFor);

export const reissueFactor = (ctx: StaffContext, typedNumber: string) =>
  reissueBy(ctx, typedNumber, async (trx, _, holder) => {
    const account = await findAccountOfHolder(trx, holder.id);
    if (!account || !hasFactors(await findFactors(trx, account.id))) return refused({ kind: "no_factor" });
    return requestLetter(trx, ctx, holder.id, { kind: "lost_factor", by: ctx.actor });
  });

const reissueBy = (
  ctx: StaffContext,
  typedNumber: string,
  reissue: typeof reissueFor,
): Promise<Result<null, ReissueRefusal>> =>
  ctx.db.inTransaction(async (trx) => {
    const holder = await findTyped(trx, ctx, typedNumber);
    if (!holder) return refused({ kind: "unknown_number" });
    const reissued = await reissue(trx, ctx, holder);
    if (!reissued.ok) return reissued;
    await appendAudit(trx, ctx, { kind: "letter_reissued", holderId: holder.id });
    return done(null);
  });

async function findTyped(trx: SpaceTransaction, { space }: Pick<Context, "space">, typed: string) {
  const number = readNumberOf(space, typed);
  return number.ok ? findHolderByNumber(trx, number.value) : undefined;
}
