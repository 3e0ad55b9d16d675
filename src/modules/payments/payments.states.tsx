import { cents } from "#kernel/values/money.ts";
import type { Space } from "#spaces/space.ts";
import { entry, type GalleryEntry } from "#subject/gallery.ts";
import { sampleMember } from "../sample-member.ts";
import { PaymentPage } from "./detail/payment-page.tsx";
import { QuestionPage } from "./detail/question-page.tsx";
import { layoutOf } from "./layouts/layouts.ts";
import { type PaymentList, PaymentsPage } from "./list/payments-page.tsx";
import type { Payment } from "./payment.ts";
import { allPayments, type PaymentFilter } from "./reading/payment-filter.rules.ts";
import { totalOf } from "./reading/totals.rules.ts";
import { findStates, whyStates } from "./samples/layout-pages.tsx";
import { samplePayment, samplePayments, sampleTransfer } from "./samples/sample-payments.ts";
import { TransferPage } from "./transfers/transfer-page.tsx";

export function paymentStates(space: Space): GalleryEntry[] {
  if (!space.policy.payments) return [];
  const layout = layoutOf(space.policy);
  const attested = layout.papers?.includes("attestation") ?? false;
  const payments = samplePayments(layout);
  const list = (shown: readonly Payment[], older = false): PaymentList => ({
    totals: totalOf(older ? [...shown, ...shown] : shown),
    payments: { lines: shown, newer: null, older: older ? (shown.at(-1) ?? null) : null },
  });
  const page = (shown: PaymentList, filter: PaymentFilter = allPayments, years = [2026, 2025]) => (
    <PaymentsPage
      visit={sampleMember(space)}
      layout={layout}
      filter={filter}
      view={"payments" in shown ? "payments" : "transfers"}
      years={years}
      next={{ kind: "in", year: 2027, month: 11, missed: false }}
      amounts={shown.totals.count === 0 ? [] : amounts}
      papers={years[0] ? { year: filter.year ?? years[0], attested } : null}
      list={shown}
    />
  );
  const amounts = [
    { at: 2024, amount: cents(99_900) },
    { at: 2025, amount: cents(0) },
    { at: 2026, amount: cents(102_495) },
  ];
  const transfers = [sampleTransfer(), sampleTransfer({ status: "rejected", reason: "AC04", lines: 40 })];
  const detail = (payment: Payment, transferStatus = payment.status) => (
    <PaymentPage
      visit={sampleMember(space)}
      layout={layout}
      payment={payment}
      transfer={sampleTransfer({ status: transferStatus })}
      history={[
        { status: "ordered", reason: "", on: payment.paidOn, source: "first" },
        { status: payment.status, reason: payment.reason, on: payment.paidOn, source: "bank" },
      ]}
    />
  );
  const unfound = { year: 2025, status: "returned", search: "dialyse" } as const;
  return [
    ...whyStates(space, layout),
    ...findStates(space, layout),
    entry("Mes prestations", "tous les statuts", () => page(list(payments))),
    entry("Mes prestations", "plusieurs pages", () => page(list(payments, true))),
    entry("Mes prestations", "vide", () => page(list([]), allPayments, [])),
    entry("Mes prestations", "rien de tel", () => page(list([]), unfound)),
    entry("Mes prestations", "virements", () =>
      page({ totals: totalOf(transfers), transfers: { lines: transfers, newer: null, older: null } }),
    ),
    entry("Une prestation", "payée", () => detail(samplePayment(layout))),
    entry("Une prestation", "autre compte à donner", () =>
      detail(samplePayment(layout, { status: "rejected", reason: "AC04" })),
    ),
    entry("Une prestation", "informations à corriger", () =>
      detail(samplePayment(layout, { status: "returned", reason: "RR03" })),
    ),
    entry("Une prestation", "rejetée, raison réservée", () =>
      detail(samplePayment(layout, { status: "rejected", reason: "MD07" })),
    ),
    entry("Une prestation", "refusée dans un virement payé", () =>
      detail(samplePayment(layout, { status: "rejected", reason: "droits non ouverts" }), "paid"),
    ),
    entry("Une question sur ce versement", "payé", () => (
      <QuestionPage visit={sampleMember(space)} payment={samplePayment(layout)} about="question" />
    )),
    entry("Donner un autre compte", "rejeté", () => (
      <QuestionPage
        visit={sampleMember(space)}
        payment={samplePayment(layout, { status: "rejected", reason: "AC04" })}
        about="account"
      />
    )),
    entry("Un virement", "plusieurs prestations", () => (
      <TransferPage
        visit={sampleMember(space)}
        layout={layout}
        transfer={sampleTransfer({ lines: 5 })}
        lines={payments}
      />
    )),
  ];
}
