import type { Paper, PaperPart, PaperRow } from "#infra/pdf/paper/paper.ts";
import { describeShortDay } from "#kernel/values/day.ts";
import { cents, describeMoney } from "#kernel/values/money.ts";
import type { Holder } from "#registry/holders/holders.queries.ts";
import { maskIban } from "#registry/holders/mask-iban.rules.ts";
import type { Space } from "#spaces/space.ts";
import type { Layout } from "../layouts/layout.ts";
import type { Payment, Transfer } from "../payment.ts";
import { statusWords } from "../payment-words.ts";
import { aboutHolder, letterheadOf } from "./letterhead.rules.ts";
import { isWide, paperColumns, paperRow, totalRow } from "./paper-table.rules.ts";

type Asked = {
  space: Space;
  layout: Layout;
  holder: Holder;
  transfer: Transfer;
  lines: readonly Payment[];
  today: string;
};

/** The lines that add up to what the bank statement shows; deductions are lines of their own. */
export const bordereau = ({ space, layout, holder, transfer, lines, today }: Asked): Paper => ({
  title: `Bordereau du virement du ${describeShortDay(transfer.paidOn)}`,
  author: space.wording.organisation,
  letterhead: letterheadOf(space),
  isWide: isWide(layout),
  about: aboutHolder(space, holder, today),
  parts: partsOf(space, layout, transfer, lines),
});

function* partsOf(
  { policy }: Space,
  layout: Layout,
  transfer: Transfer,
  lines: readonly Payment[],
): Generator<PaperPart> {
  yield { kind: "statement", text: `Montant du virement : ${describeMoney(transfer.amount)}` };
  const account = transfer.iban && maskIban(policy, transfer.iban);
  yield {
    kind: "facts",
    facts: [
      ["Référence du virement", transfer.reference],
      ["Statut", statusWords[transfer.status].one],
      ...(account ? [["Compte", account] as const] : []),
    ],
  };
  const shown = { layout, status: true };
  const columns = paperColumns(shown);
  async function* rows(): AsyncGenerator<PaperRow> {
    for (const line of lines) yield paperRow(shown, line);
    const sum = cents(lines.reduce((all, { amount }) => all + amount, 0));
    yield totalRow(columns, "Total du virement", sum);
  }
  yield { kind: "table", caption: `Lignes du virement ${transfer.reference}`, columns, rows: rows() };
}
