import { appendAudit } from "#audit/append-audit.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { type ReissueRefusal, reissueFor } from "#letters/desk/reissue.actions.ts";
import { findHolder, lockHolder } from "#registry/holders/holders.queries.ts";
import type { Acting, Because } from "../acting.ts";

/** Another letter with a provisional password, to the address on file. The former one opens nothing any more. */
export const reissueToHolder = (
  ctx: Acting,
  { holderId, reason }: Because,
): Promise<Result<null, ReissueRefusal>> =>
  ctx.db.allOrNothing<null, ReissueRefusal>(async (trx) => {
    await lockHolder(trx, holderId);
    const holder = await findHolder(trx, holderId);
    if (!holder) return refused({ kind: "not_on_file" });
    const reissued = await reissueFor(trx, ctx, holder);
    if (!reissued.ok) return reissued;
    await appendAudit(trx, ctx, { kind: "letter_reissued", holderId, reason });
    return done(null);
  });
