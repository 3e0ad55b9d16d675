import { maskIban } from "#registry/holders/mask-iban.rules.ts";
import type { Policy } from "#spaces/space.ts";
import type { Fact } from "#ui/facts.tsx";
import type { Transfer } from "../payment.ts";

/** The masked account that a transfer went to; nothing where its file did not say. */
export const accountFact = (policy: Policy, { iban }: Transfer): Fact[] =>
  iban ? [{ label: "Compte", value: maskIban(policy, iban) }] : [];
