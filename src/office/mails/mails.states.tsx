import type { DeadLetter } from "#infra/jobs/dead-letters.queries.ts";
import type { SuppressedAddress } from "#infra/mail/bounces/returned-lists.queries.ts";
import type { LoggedMail } from "#infra/mail/log/mail-log.queries.ts";
import type { StaffRole } from "#kernel/actor.ts";
import { emptyForm } from "#kernel/form-state.ts";
import type { HolderId, MailId, SuppressionId } from "#kernel/ids.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { longAddress, shortAddress, wrongForm } from "#subject/sample.ts";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { everyMail } from "./mail-filter.rules.ts";
import { DomainsPage } from "./pages/domains-page.tsx";
import { FailuresPage } from "./pages/failures-page.tsx";
import { MailPage } from "./pages/mail-page.tsx";
import { MailsPage } from "./pages/mails-page.tsx";
import { ReturnedPage } from "./pages/returned-page.tsx";
import { SuppressedPage } from "./pages/suppressed-page.tsx";
import { SuppressionPage } from "./pages/suppression-page.tsx";
import { whyNotResent } from "./words/mail-words.ts";

const id = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, "0")}`;
const at = new Date("2026-11-30T09:12:00Z");
const reason = "EENVELOPE: 550 5.1.1 <j••••@e••••.example>: Recipient address rejected: User unknown";
const kinds = [
  { kind: "payment-made", title: "versement fait" },
  { kind: "recovery", title: "lien, mot de passe oublié" },
];
const titleOf = (kind: string) => kinds.find((one) => one.kind === kind)?.title ?? kind;

const sent: LoggedMail = {
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
const returned: LoggedMail = {
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
const held: LoggedMail = { ...sent, id: id(3) as MailId, standing: "suppressed", attempts: 0, sentAt: null };
const blocked: LoggedMail = {
  ...held,
  id: id(4) as MailId,
  kind: "recovery",
  standing: "waiting",
  attempts: 12,
  fate: "ours",
  reason: "EENVELOPE: 550 5.7.1 Service unavailable; Client host blocked using Spamhaus",
};
const expired: LoggedMail = { ...blocked, id: id(5) as MailId, standing: "expired" };
const suppressed: SuppressedAddress = {
  id: id(6) as SuppressionId,
  address: longAddress,
  holderId: id(9) as HolderId,
  status: "5.2.2",
  reason: "552 5.2.2 Mailbox full",
  since: at,
  heldBack: 3,
};
const letter: DeadLetter = {
  what: "job",
  id: id(7),
  queue: "send-mail",
  kind: "payment-made",
  at,
  tries: 5,
  reason: "Hopeless: could not be drawn: Error: there is no mail of kind payment-made",
  state: "given_up",
};

export const mailsStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Mails", path: "/mails" });
  const as = (role: StaffRole): DeskView => ({ ...visit, member: { ...visit.member, role } });
  const [agent, admin] = [as("agent"), as("administrateur")];
  const log = (mails: readonly LoggedMail[], hasMore = false) => (
    <MailsPage
      visit={visit}
      filter={{ ...everyMail, domain: mails.length > 0 ? null : "exemple.example" }}
      kinds={kinds}
      mails={mails}
      total={hasMore ? 1204 : mails.length}
      isLater={hasMore}
      hasMore={hasMore}
    />
  );
  const one = (mail: LoggedMail, state = emptyForm, seen = visit) => (
    <MailPage visit={seen} mail={mail} kind={{ title: titleOf(mail.kind), purpose: "news" }} state={state} />
  );
  const failures = (letters: readonly DeadLetter[], state = emptyForm, seen = admin) => (
    <FailuresPage
      visit={seen}
      letters={letters}
      counts={{ jobs: letters.length, mails: 0 }}
      titleOf={titleOf}
      isLater={false}
      hasMore={false}
      state={state}
    />
  );
  const suppressions = (some: readonly SuppressedAddress[]) => (
    <SuppressedPage visit={visit} suppressed={some} total={some.length} isLater={false} hasMore={false} />
  );
  return [
    entry("Mails", "vide", () => log([])),
    entry("Mails", "une page", () => log([sent, returned, held, blocked, expired], true)),
    entry("Mail", "parti", () => one(sent)),
    entry("Mail", "revenu", () => one(returned)),
    entry("Mail", "renvoi refusé", () =>
      one(held, wrongForm({ _form: whyNotResent({ kind: "suppressed" }) })),
    ),
    entry("Mail", "périmé, pour un administrateur", () => one(expired, emptyForm, admin)),
    entry("Mails par domaine", "vide", () => <DomainsPage visit={visit} domains={[]} most={50} />),
    entry("Mails par domaine", "trois domaines", () => (
      <DomainsPage
        visit={visit}
        most={50}
        domains={[
          { domain: "orange.fr", sent: 1204, refused: 12, bounced: 31, waiting: 0 },
          { domain: "messagerie-departementale.example", sent: 310, refused: 0, bounced: 0, waiting: 2 },
          { domain: "petit.example", sent: 0, refused: 0, bounced: 0, waiting: 1 },
        ]}
      />
    )),
    entry("Mails revenus", "vide", () => (
      <ReturnedPage visit={visit} returned={[]} titleOf={titleOf} isLater={false} hasMore={false} />
    )),
    entry("Mails revenus", "deux mails", () => (
      <ReturnedPage
        visit={visit}
        titleOf={titleOf}
        isLater
        hasMore
        returned={[
          { ...returned, mailId: returned.id, fate: "lasting", reason, learntBy: "report", at },
          {
            ...blocked,
            mailId: blocked.id,
            fate: "ours",
            reason: blocked.reason ?? "",
            learntBy: "reply",
            at,
          },
        ]}
      />
    )),
    entry("Adresses suspendues", "vide", () => suppressions([])),
    entry("Adresses suspendues", "une adresse", () => suppressions([suppressed])),
    entry("Adresse suspendue", "à lever", () => (
      <SuppressionPage visit={visit} suppressed={suppressed} state={emptyForm} />
    )),
    entry("Adresse suspendue", "sans raison", () => (
      <SuppressionPage
        visit={visit}
        suppressed={suppressed}
        state={wrongForm({ reason: "Dites pourquoi, en quelques mots." })}
      />
    )),
    entry("Adresse suspendue", "pour un agent", () => (
      <SuppressionPage visit={agent} suppressed={suppressed} state={emptyForm} />
    )),
    entry("Échecs", "vide", () => failures([])),
    entry("Échecs", "un travail et un mail", () =>
      failures([
        letter,
        {
          ...letter,
          what: "mail",
          id: id(8),
          state: "expired",
          reason: "EDNS: queryA ENOTFOUND smtp.example",
        },
        { ...letter, id: id(9), queue: "payments-tell", kind: null },
      ]),
    ),
    entry("Échecs", "rejeu refusé", () =>
      failures([letter], wrongForm({ _form: "Cette version ne connaît pas cette file." })),
    ),
    entry("Échecs", "pour un agent", () => failures([letter], emptyForm, agent)),
  ];
};
