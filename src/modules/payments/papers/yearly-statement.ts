import type { Paper, PaperPart, PaperRow } from "#infra/pdf/paper/paper.ts";
import { describeMoney } from "#kernel/values/money.ts";
import type { Holder } from "#registry/holders/holders.queries.ts";
import type { PaymentStatus } from "../payment.status.ts";
import { statusWords } from "../payment-words.ts";
import type { PaymentFilter } from "../reading/payment-filter.rules.ts";
import { paidOf, type StatusSum, type Totals, totalOf } from "../reading/totals.rules.ts";
import { aboutHolder, letterheadOf } from "./letterhead.rules.ts";
import { type Ledger, linesInTurn } from "./lines-in-turn.ts";
import { isWide, paperColumns, paperRow, totalRow } from "./paper-table.rules.ts";

type Asked = { holder: Holder; year: number; totals: Totals; today: string };

/** What was received in a year, line by line, and apart from it what was not. The lines are read as it is drawn. */
export function yearlyStatement(ledger: Ledger, { holder, year, totals, today }: Asked): Paper {
  const { space } = ledger.ctx;
  const title = `Relevé annuel ${year} de vos prestations`;
  return {
    title,
    author: space.wording.organisation,
    letterhead: letterheadOf(space),
    isWide: isWide(ledger.layout),
    about: aboutHolder(space, holder, today),
    parts: partsOf(ledger, year, totals),
  };
}

function* partsOf(ledger: Ledger, year: number, totals: Totals): Generator<PaperPart> {
  yield { kind: "statement", text: `Total versé en ${year} : ${describeMoney(paidOf(totals))}` };
  yield { kind: "heading", text: "Prestations versées" };
  const paid = totals.sums.find(({ status }) => status === "paid");
  if (paid) yield tableOf(ledger, year, paid);
  else yield { kind: "text", text: "La banque n’a confirmé aucun versement cette année-là." };
  const others = totals.sums.filter(({ status }) => status !== "paid");
  if (others.length === 0) return;
  yield { kind: "heading", text: "Non compris dans le total" };
  yield { kind: "text", text: others.map(({ status }) => meanings[status]).join(" ") };
  for (const sum of others) yield tableOf(ledger, year, sum);
}

const meanings: Readonly<Record<PaymentStatus, string>> = {
  paid: "",
  ordered: "Ordonné : la banque n’a pas encore confirmé le virement.",
  rejected: "Rejeté : la banque a refusé le virement.",
  returned: "Retourné : le virement est parti, puis la banque nous l’a rendu.",
};

function tableOf(ledger: Ledger, year: number, sum: StatusSum): PaperPart {
  const { several } = statusWords[sum.status];
  const columns = paperColumns({ layout: ledger.layout, status: sum.status !== "paid" });
  const caption = `${several} en ${year}`;
  return {
    kind: "table",
    caption,
    columns,
    rows: rowsOf(ledger, { year, status: sum.status, search: "" }, sum),
  };
}

/** A statement must not contradict itself: when payments change while it is drawn, it is not delivered. */
async function* rowsOf(ledger: Ledger, filter: PaymentFilter, sum: StatusSum): AsyncGenerator<PaperRow> {
  const shown = { layout: ledger.layout, status: sum.status !== "paid" };
  const drawn: Totals[] = [];
  for await (const lines of linesInTurn(ledger, filter)) {
    for (const line of lines) yield paperRow(shown, line);
    drawn.push(totalOf(lines));
  }
  const [all] = totalOf(drawn.flatMap(({ sums }) => sums)).sums;
  if (all?.amount !== sum.amount) throw new Error("payments changed while their statement was drawn");
  const label = sum.status === "paid" ? "Total versé" : `Total ${statusWords[sum.status].one.toLowerCase()}`;
  yield totalRow(paperColumns(shown), label, all.amount);
}
