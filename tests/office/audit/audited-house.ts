import { appendAudit } from "#audit/append-audit.ts";
import type { AuditEvent } from "#audit/audit-event.ts";
import type { Context } from "#context.ts";
import type { StaffActor } from "#kernel/actor.ts";
import { newId } from "#kernel/ids.ts";
import type { Colleague } from "../staff-desk.ts";

const actingAs = ({ accountId, name, email }: Colleague): StaffActor => ({
  kind: "staff",
  member: {
    ...{ id: accountId, name, email, role: "agent", sessionId: newId() },
    visitor: { source: "203.0.113.7", browser: "Firefox" },
  },
});

/** Appends events of this colleague to the audit of the portal, one after the other. */
export async function appendAs(ctx: Context, who: Colleague, events: readonly AuditEvent[]) {
  const acting = { ...ctx, actor: actingAs(who) };
  await ctx.db.inTransaction(async (trx) => {
    for (const event of events) await appendAudit(trx, acting, event);
  });
}
