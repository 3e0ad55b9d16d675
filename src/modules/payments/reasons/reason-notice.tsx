import { bankReason, type ReasonFamily } from "#kernel/values/bank-reasons.rules.ts";
import { Notice } from "#ui/notice.tsx";
import type { PaymentStatus } from "../payment.status.ts";

/** `payment`: the address of a payment, which the ways to answer begin with. */
type Props = { status: PaymentStatus; reason: string; payment: string };

/** Why a payment did not arrive and what to do; nothing for any other payment. */
export function ReasonNotice({ status, reason, payment }: Props) {
  if (status !== "rejected" && status !== "returned") return null;
  const why = bankReason(reason);
  const title =
    status === "rejected" ? "La banque a refusé ce virement" : "La banque nous a rendu ce virement";
  return (
    <Notice tone="warn" title={title}>
      {why && <p>Raison donnée : {why.words}.</p>}
      <ToDo family={why?.family ?? "wait"} payment={payment} />
    </Notice>
  );
}

const toDo: Readonly<Record<ReasonFamily, string>> = {
  correct: "Vos nom et adresse doivent être ceux que connaît votre banque.",
  other_account: "Il nous faut un autre relevé d’identité bancaire (RIB), à votre nom.",
  wait: "Vous n’avez rien à faire : le service de gestion s’en occupe.",
};

const links: Readonly<Record<ReasonFamily, { to: string; words: string } | null>> = {
  correct: { to: "question", words: "Faire corriger mes informations" },
  other_account: { to: "compte", words: "Donner un autre compte" },
  wait: null,
};

function ToDo({ family, payment }: { family: ReasonFamily; payment: string }) {
  const link = links[family];
  return (
    <>
      <p>{toDo[family]}</p>
      {link && (
        <p>
          <a href={`${payment}/${link.to}`}>{link.words}</a>
        </p>
      )}
    </>
  );
}
