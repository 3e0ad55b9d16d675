import type { SpaceTransaction } from "#infra/db/space-db.ts";
import { readId, type TransferId } from "#kernel/ids.ts";
import { page } from "#web/screen.ts";
import type { MemberVisit } from "#web/visit.ts";
import { layoutOf } from "../layouts/layouts.ts";
import { transferPath } from "../payments-path.ts";
import { linesOf } from "../reading/payments.queries.ts";
import { findTransfer } from "../reading/transfers.queries.ts";
import { TransferPage } from "./transfer-page.tsx";

/** The transfer that the address names, with its lines; `null` when this holder has none such. */
async function transferAsked(trx: SpaceTransaction, { request, session, space }: MemberVisit) {
  const id = readId<TransferId>((request.params as { id: string }).id);
  const transfer = id && (await findTransfer(trx, session.holderId, id));
  if (!transfer) return null;
  return { transfer, lines: await linesOf(trx, layoutOf(space.policy), session.holderId, transfer.id) };
}

export const transferScreen = page({
  path: transferPath(":id"),
  opens: "own-space",
  load: transferAsked,
  draw: (visit, loaded) => <TransferPage visit={visit} layout={layoutOf(visit.space.policy)} {...loaded} />,
});
