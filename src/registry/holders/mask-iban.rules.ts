import type { Policy } from "#spaces/space.ts";

const dots = "•••• ••••";

/**
 * What is shown of an IBAN for its holder to know it again: its end, "FR76 •••• •••• 1234". Where the end proves who one
 * is, its bank instead, "FR76 3000 •••• ••••": whoever reads it over a shoulder could open or take an account with it.
 */
export const maskIban = ({ registrySecret }: Pick<Policy, "registrySecret">, iban: string): string =>
  registrySecret
    ? `${iban.slice(0, 4)} ${iban.slice(4, 8)} ${dots}`
    : `${iban.slice(0, 4)} ${dots} ${iban.slice(-4)}`;
