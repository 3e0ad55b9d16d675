import type { DomainHealth } from "#infra/mail/log/mail-log.queries.ts";

/** Refused or returned, of the mails whose end is known: "12,5 %"; `null` when none is known yet. */
export function lossRate({
  sent,
  refused,
  bounced,
}: Omit<DomainHealth, "domain" | "waiting">): string | null {
  const known = sent + refused;
  if (known === 0) return null;
  const share = Math.round(((refused + bounced) / known) * 1000) / 10;
  return `${share.toLocaleString("fr-FR")} %`;
}
