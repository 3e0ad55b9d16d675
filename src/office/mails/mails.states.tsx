import type { LoggedMail } from "#infra/mail/log/mail-log.queries.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { everyMail } from "./mail-filter.rules.ts";
import { DomainsPage } from "./pages/domains-page.tsx";
import { MailPage } from "./pages/mail-page.tsx";
import { MailsPage } from "./pages/mails-page.tsx";
import { blocked, expired, held, kinds, returned, sent, titleOf } from "./samples/sample-mails.ts";
import { whyNotResent } from "./words/mail-words.ts";

export const mailsStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Mails", path: "/mails" });
  const admin = { ...visit, member: { ...visit.member, role: "administrateur" as const } };
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
  const one = (mail: LoggedMail, state = emptyForm, seen: typeof visit = visit) => (
    <MailPage visit={seen} mail={mail} kind={{ title: titleOf(mail.kind), purpose: "news" }} state={state} />
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
  ];
};
