import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { page } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { allPeriods } from "../chart/periods.rules.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { findNextPayment } from "../next/find-next-payment.ts";
import { papersOf } from "../papers/papers-of.ts";
import { paymentsPath } from "../payments-path.ts";
import { readCursor } from "../reading/cursor.rules.ts";
import { readFilter } from "../reading/payment-filter.rules.ts";
import { listPayments } from "../reading/payments.queries.ts";
import { amountsByPeriod, totalsOf, totalsOfTransfers, yearsOf } from "../reading/totals.queries.ts";
import { listTransfers } from "../reading/transfers.queries.ts";
import { readView } from "./payment-view.rules.ts";
import { PaymentsPage } from "./payments-page.tsx";

const shownAtOnce = 20;

export const paymentsScreen = page({
  path: paymentsPath,
  opens: "own-space",
  async load(trx, visit) {
    const { request, session } = visit;
    const filter = readFilter(request.query);
    const view = readView(request.query);
    const years = await yearsOf(trx, session.holderId);
    const amounts = allPeriods(filter, await amountsByPeriod(trx, session.holderId, filter));
    const next = await findNextPayment(trx, visit);
    const layout = layoutOf(visit.space.policy);
    const papers = await papersOf(trx, session.holderId, { layout, filter, years });
    return { filter, view, years: years.all, amounts, next, papers, list: await listOf(trx, visit, view) };
  },
  draw: (visit, loaded) => <PaymentsPage visit={visit} layout={layoutOf(visit.space.policy)} {...loaded} />,
});

async function listOf(trx: SpaceTransaction, visit: MemberVisit, view: "payments" | "transfers") {
  const { holderId } = visit.session;
  const filter = readFilter(visit.request.query);
  const part = { cursor: readCursor(visit.request.query), most: shownAtOnce };
  if (view === "transfers")
    return {
      totals: await totalsOfTransfers(trx, holderId, filter),
      transfers: await listTransfers(trx, holderId, filter, part),
    };
  return {
    totals: await totalsOf(trx, holderId, filter),
    payments: await listPayments(trx, layoutOf(visit.space.policy), holderId, filter, part),
  };
}
