import { emptyForm } from "#kernel/form-state.ts";
import type { AccountId, HolderId, MailId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";
import { entry, type StatesOf } from "#subject/gallery.ts";
import { longAddress, wrongForm } from "#subject/sample.ts";
import { sampleDeskVisit } from "#web/desk/samples/sample-desk.ts";
import { CallPage, ClosePage, ReissuePage, UnlockPage } from "./pages/act-pages.tsx";
import { CardPage, type Shown } from "./pages/card-page.tsx";
import {
  CorrectAddressPage,
  CorrectEmailPage,
  CorrectPage,
  CorrectPhonePage,
} from "./pages/correct-pages.tsx";
import { ReasonPage } from "./pages/reason-page.tsx";
import { ResendPage } from "./pages/resend-page.tsx";
import type { Words } from "./pages/timeline-words.ts";
import type { Card } from "./reading/card.queries.ts";
import type { LastMail } from "./reading/last-mails.queries.ts";
import { sampleLines } from "./samples/sample-lines.ts";

const at = (day: string) => new Date(`${day}T09:12:00Z`);

const holder: Card = {
  id: "00000000-0000-4000-8000-000000000011" as HolderId,
  number: "N1048033",
  title: "Mme",
  firstName: "Anne",
  lastName: "LE GUENNEC",
  organisation: "",
  birthDate: "1961-03-14",
  address1: "12 RUE DE L’ÉGLISE",
  address2: "RÉSIDENCE DES ACACIAS, BÂTIMENT C",
  address3: "",
  postalCode: "35000",
  city: "RENNES",
  country: "FR",
  email: "anne.leguennec@boite.example",
  phone: "+33639980142",
  iban: "FR7630006000011234567890189",
  addressChangedAt: at("2026-10-02"),
  closedAt: null,
  account: {
    id: "00000000-0000-4000-8000-000000000012" as AccountId,
    email: "anne@maison.example",
    activatedAt: at("2025-03-03"),
    passwordChangedAt: at("2026-11-20"),
    lastSignInAt: at("2026-11-29"),
  },
  accountClosedAt: null,
  enrolment: "activated",
};

const bare: Card = {
  ...holder,
  birthDate: null,
  address2: "",
  email: null,
  phone: null,
  iban: null,
  addressChangedAt: null,
  account: null,
  enrolment: "open",
};

const gone: Card = {
  ...holder,
  closedAt: at("2026-11-30"),
  account: null,
  accountClosedAt: at("2026-11-30"),
};

const words: Words = {
  journal: new Map([
    ["signed_in", "Connexion"],
    ["locked", "Accès bloqué après plusieurs essais manqués"],
  ]),
  mails: new Map([["password-changed", { title: "mot de passe changé" }]]),
  approvals: new Map([["contact_correction", { words: "Corriger un contact" }]]),
};

const empty: Shown = {
  card: bare,
  locks: [],
  factors: null,
  recent: [],
  returned: [],
  timeline: { lines: [], total: 0, newer: null, older: null },
  part: "appels",
};

const full: Shown = {
  card: holder,
  locks: [
    { way: "password", until: at("2026-12-01") },
    { way: "factor", until: null },
  ],
  factors: { totp: { provenAt: at("2026-01-04") }, passkeys: [], codesLeft: 7 },
  recent: [
    { what: "iban", at: at("2026-11-24") },
    { what: "password_changed", at: at("2026-11-20") },
  ],
  returned: [
    {
      address: "anne.leguennec@boite.example",
      since: "2026-11-26" as Day,
      reason: "550 5.1.1 unknown user",
      status: "5.1.1",
      heldBack: 2,
    },
  ],
  timeline: { lines: sampleLines, total: 131, newer: null, older: sampleLines.at(-1) ?? null },
  part: null,
};

const mails: readonly LastMail[] = [
  {
    id: "00000000-0000-4000-8000-000000000021" as MailId,
    kind: "password-changed",
    recipient: "anne@maison.example",
    state: "sent",
    queuedAt: at("2026-11-20"),
  },
  {
    id: "00000000-0000-4000-8000-000000000022" as MailId,
    kind: "password-changed",
    recipient: longAddress,
    state: "refused",
    queuedAt: at("2026-11-02"),
  },
];

const because = { because: "Dites pourquoi, en quelques mots." };

export const cardStates: StatesOf = (space) => {
  const visit = sampleDeskVisit(space, { label: "Dossiers", path: "/dossiers" });
  const agent = { ...visit, member: { ...visit.member, role: "agent" } as const };
  const on = { visit, card: holder, state: emptyForm };
  const wrong = { ...on, state: wrongForm(because) };
  return [
    entry("Ouvrir un dossier", "la question", () => (
      <ReasonPage visit={visit} holder={holder} state={emptyForm} />
    )),
    entry("Ouvrir un dossier", "« Autre » sans précision", () => (
      <ReasonPage
        visit={visit}
        holder={holder}
        state={wrongForm({ note: "Précisez le motif." }, { reason: "other" })}
      />
    )),
    entry("Dossier", "bloqué, changements récents", () => (
      <CardPage visit={visit} words={words} shown={full} />
    )),
    entry("Dossier", "presque vide, vu par un agent", () => (
      <CardPage visit={agent} words={words} shown={empty} />
    )),
    entry("Dossier", "hors du registre", () => (
      <CardPage visit={visit} words={words} shown={{ ...full, card: gone, locks: [], recent: [] }} />
    )),
    entry("Débloquer", "à remplir", () => <UnlockPage {...on} />),
    entry("Débloquer", "sans raison", () => <UnlockPage {...wrong} />),
    entry("Réémettre le courrier", "à remplir", () => <ReissuePage {...on} />),
    entry("Renvoyer le mail", "un choix", () => <ResendPage {...on} mails={mails} titles={words.mails} />),
    entry("Renvoyer le mail", "aucun mail", () => <ResendPage {...on} mails={[]} titles={words.mails} />),
    entry("Fermer le compte", "mot de passe demandé", () => <ClosePage {...on} />),
    entry("Fermer le compte", "confirmé", () => (
      <ClosePage {...on} visit={{ ...visit, isConfirmed: true }} />
    )),
    entry("Noter un appel", "à remplir", () => <CallPage {...on} />),
    entry("Noter un appel", "incomplet", () => (
      <CallPage
        {...on}
        state={wrongForm({ caller: "Dites qui a appelé.", said: "Écrivez ce qui a été dit." })}
      />
    )),
    entry("Corriger un contact", "le choix", () => <CorrectPage {...on} />),
    entry("Corriger un contact", "l’adresse e-mail", () => <CorrectEmailPage {...on} />),
    entry("Corriger un contact", "le téléphone", () => <CorrectPhonePage {...wrong} />),
    entry("Corriger un contact", "l’adresse postale", () => <CorrectAddressPage {...on} />),
    entry("Corriger un contact", "rien au dossier", () => <CorrectPage {...on} card={bare} />),
  ];
};
