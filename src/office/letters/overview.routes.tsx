import { type BatchId, readId } from "#kernel/ids.ts";
import { listBatches } from "#letters/batches/batches.queries.ts";
import { countPrintedToday } from "#letters/desk/letters-today.queries.ts";
import { listWaiting } from "#letters/desk/waiting-letters.queries.ts";
import { listOpenOrders } from "#letters/orders/orders.queries.ts";
import { listReturned } from "#letters/returns/returns.queries.ts";
import { deskPage } from "#web/desk/desk-screen.ts";
import type { DeskVisit } from "#web/desk/desk-visit.ts";
import { OverviewPage } from "./overview-page.tsx";

const batchesShown = 50;
const returnedShown = 20;

const olderThan = ({ request }: DeskVisit) =>
  readId<BatchId>((request.query as { avant?: string }).avant ?? "");

export const overview = deskPage({
  path: "/courriers",
  opens: "agent",
  async load(trx, visit) {
    const before = olderThan(visit);
    const found = await listBatches(trx, { before, most: batchesShown });
    const batches = found.slice(0, batchesShown);
    return {
      isFirstPage: before === null,
      waiting: before === null ? await listWaiting(trx, visit.ctx.space) : [],
      printedToday: await countPrintedToday(trx),
      perDay: visit.ctx.space.policy.letters.perDay,
      orders: await listOpenOrders(trx),
      returned: before === null ? await listReturned(trx, returnedShown) : [],
      batches,
      olderThan: found.length > batchesShown ? (batches.at(-1) ?? null) : null,
    };
  },
  draw: (visit, loaded) => <OverviewPage visit={visit} {...loaded} />,
});
