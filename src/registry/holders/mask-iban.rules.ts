import type { Policy } from "#spaces/space.ts";

const dots = "•••• ••••";

/** In groups of four, as printed on a RIB. */
export const groupsOfIban = (iban: string): string[] => iban.match(/.{1,4}/g) ?? [];

/** "FR76 3000 •••• ••••" */
export const maskIbanEnd = (iban: string): string => `${iban.slice(0, 4)} ${iban.slice(4, 8)} ${dots}`;

/** "FR76 •••• •••• 1234", or "FR76 3000 •••• ••••" where the end of the IBAN proves identity. */
export const maskIban = ({ registrySecret }: Pick<Policy, "registrySecret">, iban: string): string =>
  registrySecret ? maskIbanEnd(iban) : `${iban.slice(0, 4)} ${dots} ${iban.slice(-4)}`;
