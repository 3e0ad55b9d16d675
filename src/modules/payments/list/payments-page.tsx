import { Card } from "#ui/card.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { PaymentChart } from "../chart/payment-chart.tsx";
import type { Layout } from "../layouts/layout.ts";
import type { NextPayment } from "../next/next-payment.rules.ts";
import { NextPaymentLine } from "../next/next-payment-line.tsx";
import { PaperLinks } from "../papers/paper-links.tsx";
import type { PapersOf } from "../papers/papers-of.ts";
import type { Payment, Transfer } from "../payment.ts";
import { paymentsPath } from "../payments-path.ts";
import type { Part } from "../reading/cursor.rules.ts";
import { addressOf, allPayments, type PaymentFilter } from "../reading/payment-filter.rules.ts";
import type { AmountAt, Totals } from "../reading/totals.rules.ts";
import { Pager } from "./pager.tsx";
import { PaymentFilterForm } from "./payment-filter.tsx";
import { PaymentTable } from "./payment-table.tsx";
import { type PaymentView, viewInAddress } from "./payment-view.rules.ts";
import { TotalsLine } from "./totals-line.tsx";
import { TransferTable } from "./transfer-table.tsx";

export type PaymentList = { totals: Totals } & ({ payments: Part<Payment> } | { transfers: Part<Transfer> });

type Props = {
  visit: MemberView;
  layout: Layout;
  filter: PaymentFilter;
  view: PaymentView;
  years: readonly number[];
  amounts: readonly AmountAt[];
  next: NextPayment;
  papers: PapersOf | null;
  list: PaymentList;
};

/** Mes prestations: what was paid, by year, status and words; line by line or by transfer. */
export function PaymentsPage({ visit, layout, filter, view, years, amounts, next, papers, list }: Props) {
  const address = visit.home + paymentsPath;
  const part = "payments" in list ? list.payments : list.transfers;
  const isFiltered = addressOf(filter) !== addressOf(allPayments);
  return (
    <SpacePage visit={visit} title="Mes prestations" wide>
      <Title lead="Ce qui vous a été versé, ce qui est en route, et vos relevés.">Mes prestations</Title>
      <NextPaymentLine next={next} follows={layout.follows} />
      {layout.findsTransfers && (
        <p>
          <a href={`${address}/retrouver`}>Retrouver un virement</a> à partir d’une ligne de votre relevé de
          banque
        </p>
      )}
      <Views address={address} filter={filter} view={view} />
      {years.length > 0 && (
        <PaymentFilterForm
          address={address}
          filter={filter}
          view={view}
          years={years}
          finds={findsOf(layout)}
        />
      )}
      <Card>
        <TotalsLine totals={list.totals} view={view} shown={part.lines.length} />
        {list.totals.count === 0 ? (
          <Nothing
            isFiltered={isFiltered}
            address={address + addressOf(allPayments, viewInAddress[view])}
            transfers={view === "payments" ? address + addressOf(filter, viewInAddress.transfers) : null}
          />
        ) : "payments" in list ? (
          <PaymentTable layout={layout} payments={part.lines as readonly Payment[]} address={address} />
        ) : (
          <TransferTable transfers={part.lines as readonly Transfer[]} home={visit.home} />
        )}
      </Card>
      <Pager
        part={part}
        label={view === "payments" ? "Pages des prestations" : "Pages des virements"}
        addressOf={(more) => address + addressOf(filter, { ...viewInAddress[view], ...more })}
      />
      {papers && (
        <PaperLinks
          visit={visit}
          filter={filter}
          view={view}
          papers={papers}
          isEmpty={list.totals.count === 0}
        />
      )}
      <PaymentChart address={address} filter={filter} amounts={amounts} />
    </SpacePage>
  );
}

const Views = ({ address, filter, view }: { address: string; filter: PaymentFilter; view: PaymentView }) => (
  <nav class="views" aria-label="Présentation">
    {(["payments", "transfers"] as const).map((each) => (
      <a
        key={each}
        href={address + addressOf(filter, viewInAddress[each])}
        aria-current={each === view ? "page" : undefined}
      >
        {each === "payments" ? "Mes prestations" : "Mes virements"}
      </a>
    ))}
  </nav>
);

type NothingProps = { isFiltered: boolean; address: string; transfers: string | null };

/** A bank shows the amount of a transfer, which no single payment may have. */
const Nothing = ({ isFiltered, address, transfers }: NothingProps) =>
  isFiltered ? (
    <p>
      Rien ne correspond à ces critères. <a href={address}>Tout afficher</a>
      {transfers && (
        <>
          {" "}
          ou <a href={transfers}>chercher parmi mes virements</a>
        </>
      )}
    </p>
  ) : (
    <p>Aucune prestation pour le moment. Elles apparaîtront ici dès le premier ordre de virement.</p>
  );

const findsOf = ({ columns }: Layout) =>
  ["montant", "référence", "libellé"]
    .concat(columns.filter(({ searched }) => searched).map(({ label }) => label.toLowerCase()))
    .join(", ");
