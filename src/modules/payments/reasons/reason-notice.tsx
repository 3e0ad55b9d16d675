import { Notice } from "#ui/notice.tsx";
import type { PaymentStatus } from "../payment.status.ts";
import { type BankReason, bankReason, type ReasonFamily } from "./bank-reasons.rules.ts";

type Props = { status: PaymentStatus; reason: string; question: string };

/** Why a payment did not arrive and what to do; nothing for any other payment. */
export function ReasonNotice({ status, reason, question }: Props) {
  if (status !== "rejected" && status !== "returned") return null;
  const why = bankReason(reason);
  const title =
    status === "rejected" ? "La banque a refusé ce virement" : "La banque nous a rendu ce virement";
  return (
    <Notice tone="warn" title={title}>
      {why && <p>Raison donnée : {why.words}.</p>}
      <ToDo why={why} question={question} />
    </Notice>
  );
}

const toDo: Readonly<Record<ReasonFamily, string>> = {
  correct: "Vos nom et adresse doivent être ceux que connaît votre banque.",
  other_account: "Il nous faut un autre relevé d’identité bancaire (RIB), à votre nom.",
  wait: "Vous n’avez rien à faire : le service de gestion s’en occupe.",
};

const links: Readonly<Record<ReasonFamily, string | null>> = {
  correct: "Faire corriger mes informations",
  other_account: "Donner un autre compte",
  wait: null,
};

function ToDo({ why, question }: { why: BankReason | null; question: string }) {
  const family = why?.family ?? "wait";
  const link = links[family];
  return (
    <>
      <p>{toDo[family]}</p>
      {link && (
        <p>
          <a href={question}>{link}</a>
        </p>
      )}
    </>
  );
}
