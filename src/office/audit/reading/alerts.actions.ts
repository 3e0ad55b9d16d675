import { appendAudit } from "#audit/append-audit.ts";
import type { StaffContext } from "#context.ts";
import type { AlertId } from "#kernel/ids.ts";
import { markSeen } from "./alerts.queries.ts";

/** False when somebody said so before. */
export const closeAlert = (ctx: StaffContext, id: AlertId): Promise<boolean> =>
  ctx.db.inTransaction(async (trx) => {
    const seen = await markSeen(trx, id, ctx.actor.member?.name ?? "");
    if (seen) await appendAudit(trx, ctx, { kind: "reading_alert_seen", effect: seen });
    return seen !== undefined;
  });
