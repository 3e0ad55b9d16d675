import { byteOrderMark, type CsvCell, csvRow } from "#kernel/text/csv-row.ts";
import type { PaymentView } from "../../list/payment-view.rules.ts";
import type { Payment, Transfer } from "../../payment.ts";
import type { PaymentFilter } from "../../reading/payment-filter.rules.ts";
import { type StatusSum, totalOf } from "../../reading/totals.rules.ts";
import { listTransfers } from "../../reading/transfers.queries.ts";
import { inTurn, type Ledger, linesInTurn } from "../lines-in-turn.ts";
import { csvTotal, paymentHeader, paymentRow, transferHeader, transferRow } from "./export-rows.rules.ts";

/** The payments or the transfers of a filter, then one total for each status. */
export const csvExport = (
  ledger: Ledger,
  filter: PaymentFilter,
  view: PaymentView,
): AsyncGenerator<string> =>
  view === "payments"
    ? csvOf(linesInTurn(ledger, filter), paymentHeader(ledger.layout), (line: Payment) =>
        paymentRow(ledger.layout, line),
      )
    : csvOf(
        inTurn(ledger.ctx, (trx, part) => listTransfers(trx, ledger.holderId, filter, part)),
        transferHeader,
        (transfer: Transfer) => transferRow(transfer),
      );

async function* csvOf<Line extends Pick<StatusSum, "status" | "amount">>(
  parts: AsyncIterable<readonly Line[]>,
  header: CsvCell[],
  rowOf: (line: Line) => CsvCell[],
): AsyncGenerator<string> {
  yield byteOrderMark + csvRow(header);
  let totals = totalOf([]);
  for await (const lines of parts) {
    totals = totalOf([...totals.sums, ...lines]);
    yield lines.map((line) => csvRow(rowOf(line))).join("");
  }
  yield totals.sums.map((sum) => csvRow(csvTotal(header, sum))).join("");
}
