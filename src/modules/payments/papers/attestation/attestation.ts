import type { Paper, PaperColumn, PaperPart, PaperRow } from "#infra/pdf/paper/paper.ts";
import { checkAddress, documentCode } from "#issued/document-code.ts";
import type { IssuedDocument } from "#issued/issued-document.ts";
import { describeLongDay } from "#kernel/moment.ts";
import { groupCode } from "#kernel/text/checked-code.rules.ts";
import { describeShortDay } from "#kernel/values/day.ts";
import { describeMoney, type Money } from "#kernel/values/money.ts";
import type { Holder } from "#registry/holders/holders.queries.ts";
import { aboutHolder, letterheadOf, nameOf } from "../letterhead.rules.ts";
import { type Ledger, linesInTurn } from "../lines-in-turn.ts";
import { totalRow } from "../paper-table.rules.ts";

type Asked = { holder: Holder; year: number; amount: Money; issued: IssuedDocument };

/** For a town hall or a tax office: what was paid in a year, that it is not taxed, and how to check it. */
export function attestation(ledger: Ledger, asked: Asked): Paper {
  const { space } = ledger.ctx;
  return {
    title: `Attestation de versement ${asked.year}`,
    author: space.wording.organisation,
    letterhead: letterheadOf(space),
    isWide: false,
    about: aboutHolder(space, asked.holder, describeLongDay(asked.issued.issuedOn)),
    parts: partsOf(ledger, asked),
  };
}

function* partsOf(ledger: Ledger, { holder, year, amount, issued }: Asked): Generator<PaperPart> {
  const { keys, publicUrl, space } = ledger.ctx;
  const { wording } = space;
  yield {
    kind: "text",
    text: `Nous attestons avoir versé à ${nameOf(holder)}, ${wording.number} ${holder.number}, du 1er janvier au ${lastDay(year, issued)}, la somme de :`,
  };
  yield { kind: "statement", text: describeMoney(amount) };
  yield { kind: "text", text: "Cette somme est non imposable." };
  yield {
    kind: "table",
    caption: `Versements de ${year}`,
    columns,
    rows: rowsOf(ledger, year, amount),
  };
  yield {
    kind: "text",
    text: `Attestation établie le ${describeLongDay(issued.issuedOn)}, pour servir et valoir ce que de droit.`,
  };
  yield { kind: "statement", text: wording.organisation };
  const code = documentCode(keys, space.id, issued.id);
  yield {
    kind: "code",
    code: groupCode(code),
    url: checkAddress(publicUrl, space.id, code),
    text: "Pour vérifier que cette attestation vient de nous et qu’elle est toujours valable, scannez ce carré, ou ouvrez l’adresse ci-dessous.",
  };
}

/** A year that has not ended is attested until the day of the document. */
const lastDay = (year: number, { issuedOn }: IssuedDocument) =>
  issuedOn.startsWith(`${year}-`) ? describeLongDay(issuedOn) : `31 décembre ${year}`;

const columns: readonly PaperColumn[] = [
  { label: "Date", share: 1 },
  { label: "Référence", share: 2 },
  { label: "Libellé", share: 3 },
  { label: "Montant", share: 1.2, align: "right" },
];

/** An attestation must not contradict itself: when payments change while it is drawn, it is not delivered. */
async function* rowsOf(ledger: Ledger, year: number, amount: Money): AsyncGenerator<PaperRow> {
  let drawn = 0;
  for await (const lines of linesInTurn(ledger, { year, status: "paid", search: "" }))
    for (const line of lines) {
      const { paidOn, reference, label } = line;
      yield { cells: [describeShortDay(paidOn), reference, label, describeMoney(line.amount)] };
      drawn += line.amount;
    }
  if (drawn !== amount) throw new Error("payments changed while their attestation was drawn");
  yield totalRow(columns, "Total versé", amount);
}
