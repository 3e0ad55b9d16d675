import { cents, describeMoney } from "#kernel/values/money.ts";
import { Card } from "#ui/card.tsx";
import { Table } from "#ui/table.tsx";
import { statusWords } from "../payment-words.ts";
import { addressOf, type PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { AmountAt } from "../reading/totals.rules.ts";
import { nameOfPeriod } from "./periods.rules.ts";

type Props = { address: string; filter: PaymentFilter; amounts: readonly AmountAt[] };

/** Amounts by year, or by month of the chosen year, as a picture and as a table. Nothing without a payment. */
export function PaymentChart({ address, filter, amounts }: Props) {
  if (amounts.length === 0) return null;
  const period = filter.year === null ? "par année" : `par mois de ${filter.year}`;
  const title = `${statusWords[filter.status ?? "paid"].one} ${period}`;
  const total = cents(amounts.reduce((sum, { amount }) => sum + amount, 0));
  return (
    <Card title={title}>
      <picture class="chart">
        <source media="(max-width: 40rem)" srcset={address + pictureOf(filter, { taille: "petite" })} />
        <img
          src={address + pictureOf(filter)}
          width="960"
          height="260"
          alt={`Graphique : ${title.toLowerCase()}. Le tableau qui suit donne les mêmes montants.`}
        />
      </picture>
      <details>
        <summary>Voir les montants en tableau</summary>
        <Table
          caption={title}
          columns={[{ label: filter.year === null ? "Année" : "Mois" }, { label: "Montant", numeric: true }]}
          empty="Aucun montant."
          rows={[
            ...amounts
              .filter(({ amount }) => amount !== 0)
              .map(({ at, amount }) => [nameOfPeriod(filter, at), describeMoney(amount)]),
            ["Total", describeMoney(total)],
          ]}
        />
      </details>
    </Card>
  );
}

const pictureOf = (filter: PaymentFilter, more: Readonly<Record<string, string>> = {}) =>
  `/graphique.svg${addressOf(filter, more)}`;
