import { appendAudit } from "#audit/append-audit.ts";
import { lockHead } from "#audit/audit.queries.ts";
import type { StaffContext } from "#context.ts";
import { countAudit, type Wanted } from "../list/audit-events.queries.ts";
import type { AuditFilter } from "../list/audit-filter.rules.ts";

/**
 * Notes the export before its first byte leaves, with its filters and the number of its rows. Returns the number after
 * the last row exported.
 */
export const recordExport = (ctx: StaffContext, filter: AuditFilter, wanted: Wanted): Promise<number> =>
  ctx.db.inTransaction(async (trx) => {
    // Nothing is appended between the two.
    const end = Number((await lockHead(trx)).seq) + 1;
    const count = await countAudit(trx, wanted, Number.MAX_SAFE_INTEGER);
    const { member, kind, number, from, until } = filter;
    const effect = { count, member, action: kind, number, since: from, until };
    await appendAudit(trx, ctx, { kind: "audit_exported", effect });
    return end;
  });
