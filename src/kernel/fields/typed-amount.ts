import { z } from "zod";
import { text } from "../text/typed-text.ts";
import { describeMoney, type Money } from "../values/money.ts";
import { type AmountFault, readAmount } from "./amount.rules.ts";

/** Both limits included; `absent` is the error of an empty field. */
type AmountRule = { least: Money; most: Money; absent: string };

const mostSigns = 40;

const words: Record<AmountFault, string> = {
  unreadable: "Écrivez un montant en euros, comme 1234,56.",
  ambiguous: "Écrivez ce montant sans séparer les milliers, comme 1234,56.",
  too_precise: "Donnez deux chiffres au plus après la virgule, comme 1234,56.",
  too_large: "Ce montant est trop grand : vérifiez le nombre de chiffres.",
};

export const amount = (rule: AmountRule) =>
  typed.transform((given, context) => {
    if (given !== "") return within(given, rule, context);
    context.issues.push({ code: "custom", input: given, message: rule.absent });
    return z.NEVER;
  });

export const amountOrNone = (rule: Omit<AmountRule, "absent">) =>
  typed.transform((given, context) => (given === "" ? null : within(given, rule, context)));

const typed = text(mostSigns, "Ce montant est trop long : écrivez-le comme 1234,56.");

function within(
  given: string,
  { least, most }: Omit<AmountRule, "absent">,
  context: z.core.$RefinementCtx,
): Money {
  const read = readAmount(given);
  const message = read.ok ? beyond(read.value, least, most) : words[read.refusal];
  if (read.ok && message === null) return read.value;
  context.issues.push({ code: "custom", input: given, message: message ?? words.unreadable });
  return z.NEVER;
}

function beyond(given: Money, least: Money, most: Money): string | null {
  if (given < least) return `Donnez un montant d’au moins ${describeMoney(least)}.`;
  return given > most ? `Donnez un montant de ${describeMoney(most)} au plus.` : null;
}
