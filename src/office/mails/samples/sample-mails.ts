import type { DeadLetter } from "#infra/jobs/dead-letters.queries.ts";
import type { SuppressedAddress } from "#infra/mail/bounces/returned-lists.queries.ts";
import type { LoggedMail } from "#infra/mail/log/mail-log.queries.ts";
import type { HolderId, MailId, SuppressionId } from "#kernel/ids.ts";
import { longAddress, shortAddress } from "#subject/sample.ts";

export const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
export const at = new Date("2026-11-30T09:12:00Z");
export const reason = "EENVELOPE: 550 5.1.1 <j••••@e••••.example>: Recipient address rejected: User unknown";
export const kinds = [
  { kind: "payment-made", title: "versement fait" },
  { kind: "recovery", title: "lien, mot de passe oublié" },
];
export const titleOf = (kind: string) => kinds.find((one) => one.kind === kind)?.title ?? kind;

export const sent: LoggedMail = {
  id: id(1) as MailId,
  holderId: id(9) as HolderId,
  kind: "payment-made",
  recipient: shortAddress,
  standing: "sent",
  attempts: 1,
  fate: null,
  status: null,
  reason: null,
  queuedAt: at,
  sentAt: at,
  returnedAt: null,
  expiresAt: null,
  repeats: null,
};
export const returned: LoggedMail = {
  ...sent,
  id: id(2) as MailId,
  recipient: longAddress,
  standing: "returned",
  fate: "lasting",
  status: "5.1.1",
  reason,
  returnedAt: at,
  repeats: id(1) as MailId,
};
export const held: LoggedMail = {
  ...sent,
  id: id(3) as MailId,
  standing: "suppressed",
  attempts: 0,
  sentAt: null,
};
export const blocked: LoggedMail = {
  ...held,
  id: id(4) as MailId,
  kind: "recovery",
  standing: "waiting",
  attempts: 12,
  fate: "ours",
  reason: "EENVELOPE: 550 5.7.1 Service unavailable; Client host blocked using Spamhaus",
};
export const expired: LoggedMail = { ...blocked, id: id(5) as MailId, standing: "expired" };
export const suppressed: SuppressedAddress = {
  id: id(6) as SuppressionId,
  address: longAddress,
  holderId: id(9) as HolderId,
  status: "5.2.2",
  reason: "552 5.2.2 Mailbox full",
  since: at,
  heldBack: 3,
};
export const letter: DeadLetter = {
  what: "job",
  id: id(7),
  queue: "send-mail",
  kind: "payment-made",
  at,
  tries: 5,
  reason: "Hopeless: could not be drawn: Error: there is no mail of kind payment-made",
  state: "given_up",
};
