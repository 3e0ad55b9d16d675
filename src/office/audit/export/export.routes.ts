import type { StaffContext } from "#context.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { sendCsv } from "#http/answers/send-attachment.ts";
import { byteOrderMark, csvRow } from "#kernel/text/csv-row.ts";
import type { DeskRoute } from "#web/desk/desk.ts";
import { auditPath } from "../audit-address.ts";
import { type AuditPart, listAudit, type Wanted } from "../list/audit-events.queries.ts";
import { readAuditFilter } from "../list/audit-filter.rules.ts";
import { auditedSpace } from "../list/audited-spaces.ts";
import { readWanted } from "../list/read-wanted.ts";
import { auditHeader, auditRow } from "./audit-rows.rules.ts";
import { recordExport } from "./record-export.actions.ts";

export const auditExport: DeskRoute = {
  method: "GET",
  path: `${auditPath}/export`,
  opens: "administrateur",
  async look(_, visit) {
    const { filter, values } = readAuditFilter(visit.request.query, visit.ctx.contributed.audit);
    const there = auditedSpace(visit, values.espace);
    if (!there) return (reply) => sendNotFound(visit.request, reply);
    const { space, ctx } = there;
    const wanted = await ctx.db.inTransaction((trx) => readWanted(trx, space, filter));
    const end = await recordExport(ctx, filter, wanted);
    return (reply) => sendCsv(reply, `audit-${space.id}.csv`, csvOf(ctx, wanted, end));
  },
};

const rowsAtOnce = 500;

/** Part by part: no transaction stays open while a slow reader receives them. */
async function* csvOf({ db, contributed }: StaffContext, wanted: Wanted, end: number) {
  yield byteOrderMark + csvRow(auditHeader);
  let before: number | null = end;
  while (before !== null) {
    const cursor = { towards: "older" as const, seq: before };
    const part: AuditPart = await db.inTransaction((trx) =>
      listAudit(trx, wanted, { cursor, most: rowsAtOnce }),
    );
    yield part.events.map((event) => csvRow(auditRow(event, contributed.audit))).join("");
    before = part.older;
  }
}
