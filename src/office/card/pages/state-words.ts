import type { Factors } from "#account/factors/factors.queries.ts";
import type { HolderLock, LockedWay } from "#account/locks/holder-locks.queries.ts";
import { describeDate, describeDay, describeMoment } from "#kernel/moment.ts";
import type { Space } from "#spaces/space.ts";
import type { Card } from "../reading/card.queries.ts";
import type { RecentChange } from "../reading/recent-changes.queries.ts";

export const nameOf = ({ title, firstName, lastName, organisation }: Card) =>
  [title, firstName, lastName].filter(Boolean).join(" ") || organisation;

const ways: Readonly<Record<LockedWay, string>> = {
  password: "Mot de passe",
  letter: "Mot de passe du courrier",
  code: "Codes par mail ou SMS",
  factor: "Seconde vérification",
  lost_factor: "Code du courrier de déblocage",
};

export const describeLock = ({ way, until }: HolderLock) =>
  `${ways[way]} : blocage jusqu’${until ? describeMoment(until) : "à un nouveau mot de passe"}`;

/** « Compte ouvert le 3 mars 2026 ». */
export function describeAccount({ account, accountClosedAt, enrolment, closedAt }: Card): string {
  if (closedAt) return `Hors du registre depuis le ${describeDay(closedAt)}`;
  if (account) return `Compte ouvert le ${describeDay(account.activatedAt)}`;
  if (accountClosedAt) return `Compte fermé le ${describeDay(accountClosedAt)}`;
  return enrolment === "open" ? "Pas encore de compte : courriers en cours" : "Pas encore de compte";
}

export function describeSignIn({ account, number }: Card, { policy }: Space): string | null {
  if (!account) return null;
  return policy.signIn.by === "email" ? (account.email ?? null) : `numéro ${number}`;
}

export function describeFactors(factors: Factors | null): string | null {
  if (!factors) return null;
  const keys = factors.passkeys.length;
  const kinds = [
    ...(factors.totp ? ["codes d’une application"] : []),
    ...(keys > 0 ? [keys > 1 ? `${keys} clés d’accès` : "une clé d’accès"] : []),
  ];
  if (kinds.length === 0) return "aucune";
  return `${kinds.join(", ")} ; ${factors.codesLeft} codes de secours`;
}

const changes: Readonly<Record<RecentChange["what"], string>> = {
  address: "Adresse postale changée",
  contact: "Mail ou téléphone changé",
  iban: "IBAN changé",
  password_changed: "Mot de passe changé",
  password_recovered: "Mot de passe remplacé après un oubli",
  factor_added: "Seconde vérification ajoutée",
  factor_removed: "Seconde vérification retirée",
  recovery_codes_made: "Codes de secours refaits",
  recovery_code_used: "Code de secours utilisé",
  provider_linked: "Fournisseur d’identité lié",
  address_corrected: "Adresse du mail d’activation corrigée",
};

export const describeChange = ({ what, at }: RecentChange) => `${changes[what]}, le ${describeDate(at)}`;
