import type { DeadLetter } from "#infra/jobs/dead-letters.queries.ts";
import type { SuppressedAddress } from "#infra/mail/bounces/returned-lists.queries.ts";
import type { StaffRole } from "#kernel/actor.ts";
import { emptyForm } from "#kernel/form-state.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { wrongForm } from "#subject/sample.ts";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { FailuresPage } from "./pages/failures-page.tsx";
import { ReturnedPage } from "./pages/returned-page.tsx";
import { SuppressedPage } from "./pages/suppressed-page.tsx";
import { SuppressionPage } from "./pages/suppression-page.tsx";
import { at, blocked, id, letter, reason, returned, suppressed, titleOf } from "./samples/sample-mails.ts";

export const returnedStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Mails", path: "/mails" });
  const as = (role: StaffRole): DeskView => ({ ...visit, member: { ...visit.member, role } });
  const [agent, admin] = [as("agent"), as("administrateur")];
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
