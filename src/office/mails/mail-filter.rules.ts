import type { MailFilter, MailStanding } from "#infra/mail/log/mail-log.queries.ts";
import { type HolderId, type MailId, readId, type SuppressionId } from "#kernel/ids.ts";
import { type Day, dayOf } from "#kernel/values/day.ts";

export const standingInAddress: Readonly<Record<MailStanding, string>> = {
  waiting: "en-attente",
  sent: "parti",
  returned: "revenu",
  refused: "refuse",
  expired: "perime",
  suppressed: "retenu",
};

export const everyMail: MailFilter = {
  standing: null,
  kind: null,
  domain: null,
  from: null,
  until: null,
  recipient: null,
  holderId: null,
};

const longest = 254;

/** Reads the query string. Anything unknown, doubled or forged counts as absent. */
export function readMailFilter(query: unknown): MailFilter {
  const typed = (query ?? {}) as Record<string, unknown>;
  const textOf = (name: string) => {
    const value = typed[name];
    return typeof value === "string" ? value.slice(0, longest).replaceAll("\0", "").trim() || null : null;
  };
  const standings = Object.entries(standingInAddress) as [MailStanding, string][];
  return {
    standing: standings.find(([, name]) => name === typed.etat)?.[0] ?? null,
    kind: textOf("nature"),
    domain: textOf("domaine"),
    from: dayIn(textOf("du")),
    until: dayIn(textOf("au")),
    recipient: textOf("destinataire"),
    holderId: readId<HolderId>(textOf("dossier") ?? ""),
  };
}

function dayIn(text: string | null): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text ?? "") ?? [];
  return dayOf(Number(year), Number(month), Number(day));
}

/** "?etat=revenu&domaine=orange.fr", or "" without a filter. */
export function addressOfMails(filter: Partial<MailFilter>, after: MailId | null = null): string {
  const { standing, kind, domain, from, until, recipient, holderId } = filter;
  const query = new URLSearchParams();
  const pairs = {
    etat: standing && standingInAddress[standing],
    nature: kind,
    domaine: domain,
    du: from,
    au: until,
    destinataire: recipient,
    dossier: holderId,
    apres: after,
  };
  for (const [name, value] of Object.entries(pairs)) if (value) query.set(name, value);
  return query.size > 0 ? `?${query}` : "";
}

/** The last line of the page before, in the address. */
export function cursorIn<Id extends MailId | SuppressionId>(query: unknown): Id | null {
  const { apres } = (query ?? {}) as { apres?: unknown };
  return typeof apres === "string" ? readId<Id>(apres) : null;
}

/** It names a person: reading such a list is in the audit. */
export const isAboutSomebody = ({ recipient, holderId }: MailFilter) =>
  recipient !== null || holderId !== null;
