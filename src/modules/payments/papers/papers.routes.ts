import { sendCsv } from "#http/answers/send-attachment.ts";
import { readId, type TransferId } from "#kernel/ids.ts";
import { describeDay } from "#kernel/moment.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { readView } from "../list/payment-view.rules.ts";
import { readFilter } from "../reading/payment-filter.rules.ts";
import { linesOf } from "../reading/payments.queries.ts";
import { totalsOf, totalsOfTransfers } from "../reading/totals.queries.ts";
import { findTransfer } from "../reading/transfers.queries.ts";
import { attestationRoutes } from "./attestation/attestation.routes.ts";
import { bordereau } from "./bordereau.ts";
import { download, holderOf, yearAsked } from "./download.ts";
import { csvExport } from "./export/csv-export.ts";
import { bordereauName, exportName, statementName } from "./paper-names.rules.ts";
import { bordereauPath, exportPath, statementPath } from "./papers-path.ts";
import { sendPaper } from "./send-paper.ts";
import { yearlyStatement } from "./yearly-statement.ts";

const today = () => describeDay(new Date());

const statement = download({
  path: statementPath(":year"),
  async find(trx, visit) {
    const year = yearAsked(visit);
    if (year === null) return null;
    const totals = await totalsOf(trx, visit.session.holderId, { year, status: null, search: "" });
    return totals.count > 0 ? { year, totals, holder: await holderOf(trx, visit), today: today() } : null;
  },
  send: (reply, ledger, found) => sendPaper(reply, statementName(found.year), yearlyStatement(ledger, found)),
});

const transferBordereau = download({
  path: bordereauPath(":id"),
  async find(trx, visit) {
    const { request, session, space } = visit;
    const layout = layoutOf(space.policy);
    const id = readId<TransferId>((request.params as { id: string }).id);
    if (!id || !layout.papers?.includes("bordereau")) return null;
    const transfer = await findTransfer(trx, session.holderId, id);
    if (!transfer) return null;
    const lines = await linesOf(trx, layout, session.holderId, id);
    return { space, layout, transfer, lines, holder: await holderOf(trx, visit), today: today() };
  },
  send: (reply, _, found) => sendPaper(reply, bordereauName(found.transfer.reference), bordereau(found)),
});

const csv = download({
  path: exportPath,
  async find(trx, { request, session }) {
    const filter = readFilter(request.query);
    const view = readView(request.query);
    const count = view === "payments" ? totalsOf : totalsOfTransfers;
    return (await count(trx, session.holderId, filter)).count > 0 ? { filter, view } : null;
  },
  send: (reply, ledger, { filter, view }) =>
    sendCsv(reply, exportName(filter, view), csvExport(ledger, filter, view)),
});

export const papersRoutes: readonly GuardedRoute[] = [
  statement,
  transferBordereau,
  csv,
  ...attestationRoutes,
];
