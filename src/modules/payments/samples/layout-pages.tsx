import { emptyForm } from "#kernel/form-state.ts";
import { cents } from "#kernel/values/money.ts";
import type { Space } from "#spaces/space.ts";
import { entry, type GalleryEntry } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { sampleMember } from "../../sample-member.ts";
import { readBankLine } from "../find/bank-line.rules.ts";
import { FindPage } from "../find/find-page.tsx";
import { nothingFound } from "../find/find-words.rules.ts";
import { FoundPage } from "../find/found-page.tsx";
import type { Layout } from "../layouts/layout.ts";
import type { Payment } from "../payment.ts";
import { WhyPage } from "../why/why-page.tsx";
import { samplePayment, sampleTransfer } from "./sample-payments.ts";

/** "Pourquoi ce montant ?", where the layout explains its amounts. */
export function whyStates(space: Space, { explain, ...layout }: Layout): GalleryEntry[] {
  if (!explain) return [];
  const state = (name: string, payment: Payment) =>
    entry("Pourquoi ce montant ?", name, () => (
      <WhyPage
        visit={sampleMember(space)}
        payment={payment}
        explanation={explain(payment.detail, payment.amount, payment.paidOn)}
      />
    ));
  const explained = explain(samplePayment(layout).detail, cents(0), samplePayment(layout).paidOn);
  return [
    state("le montant du barème", samplePayment(layout, { amount: explained?.computed ?? cents(0) })),
    state("un autre montant", samplePayment(layout)),
    state("aucun barème", samplePayment(layout, { detail: {} })),
  ];
}

/** "Retrouver un virement", where the layout has it. */
export function findStates(space: Space, { findsTransfers }: Layout): GalleryEntry[] {
  if (!findsTransfers) return [];
  const visit = sampleMember(space);
  const line = "12/03/2026 VIR SEPA AUTRE PAYEUR 88,10";
  const refused = wrongForm({ line: nothingFound(readBankLine(line)) }, { line });
  return [
    entry("Retrouver un virement", "vide", () => <FindPage visit={visit} state={emptyForm} />),
    entry("Retrouver un virement", "rien de tel", () => <FindPage visit={visit} state={refused} />),
    entry("Retrouver un virement", "plusieurs", () => (
      <FoundPage visit={visit} found={[sampleTransfer(), sampleTransfer({ lines: 40 })]} />
    )),
  ];
}
