import { bankReason, type ReasonFamily } from "#kernel/values/bank-reasons.rules.ts";
import type { ToDo } from "#web/module.ts";
import { paymentsPath } from "../payments-path.ts";
import type { Unsettled } from "./home.queries.ts";

const asked: Readonly<
  Record<Exclude<ReasonFamily, "wait">, { title: string; text: string; action: string; to: string }>
> = {
  other_account: {
    title: "Donner un autre compte",
    text: "Il nous faut un autre relevé d’identité bancaire (RIB), à votre nom.",
    action: "Donner un autre compte",
    to: "compte",
  },
  correct: {
    title: "Faire corriger mes informations",
    text: "Vos nom et adresse doivent être ceux que connaît votre banque.",
    action: "Faire corriger mes informations",
    to: "question",
  },
};

const failed = { rejected: "La banque a refusé ce virement", returned: "La banque nous a rendu ce virement" };

/** At most one: what is given or corrected once serves for all. Newest first. */
export function toDoAfter(unsettled: readonly Unsettled[]): readonly ToDo[] {
  for (const { paymentId, paidOn, status, reason } of unsettled) {
    const why = bankReason(reason);
    if (!why || why.family === "wait") continue;
    const { title, text, action, to } = asked[why.family];
    const said = `${failed[status]} : ${why.words}. ${text}`;
    return [{ title, text: said, href: `${paymentsPath}/${paymentId}/${to}`, action, since: paidOn }];
  }
  return [];
}
