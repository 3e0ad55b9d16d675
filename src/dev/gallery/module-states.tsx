import type { SecurityEventKind, SecurityEventLine } from "#account/journal/journal.queries.ts";
import type { SessionLine } from "#account/sessions/sessions.queries.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { SessionId } from "#kernel/ids.ts";
import { HomePage } from "#modules/home/pages/home-page.tsx";
import { ProfilePage } from "#modules/profile/pages/profile-page.tsx";
import { profile } from "#modules/profile/profile.module.ts";
import type { Profile } from "#modules/profile/profile.queries.ts";
import { eventWords } from "#modules/security/event-words.ts";
import { FirstFactorPage } from "#modules/security/pages/first-factor-page.tsx";
import { RenewalNotice } from "#modules/security/pages/renewal-notice.tsx";
import { SecondFactorNotice } from "#modules/security/pages/second-factor-notice.tsx";
import { SecurityPage } from "#modules/security/pages/security-page.tsx";
import { security } from "#modules/security/security.module.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "./entry.ts";
import { sampleFactors } from "./factor-states.tsx";
import { longAddress, longName, sampleMember, sampleProvider, shortAddress, wrongForm } from "./sample.ts";

const here = "00000000-0000-4000-8000-000000000001" as SessionId;
const elsewhere = "00000000-0000-4000-8000-000000000002" as SessionId;
const modules = [profile, security];
const morning = new Date("2026-03-12T08:04:00Z");

/** The pages behind the sign-in. */
export const moduleStates = (space: Space) => [
  entry("Espace, accueil", "simple", () => (
    <HomePage modules={modules} visit={sampleMember(space)} greeted="Jeanne" />
  )),
  entry("Espace, accueil", "nom très long", () => (
    <HomePage modules={modules} visit={sampleMember(space, longName)} greeted={longName} />
  )),
  entry("Espace, accueil", "annonce", () => (
    <HomePage
      modules={modules}
      visit={{ ...sampleMember(space), announcement: { tone: "ok", title: "C’est fait" } }}
      greeted=""
    />
  )),
  ...renewalStates(space),
  ...secondFactorStates(space),
  entry("Mes informations", "complètes", () => <ProfileOf space={space} profile={complete} />),
  entry("Mes informations", "presque vides", () => <ProfileOf space={space} profile={sparse} />),
  entry("Sécurité", "simple", () => <SecurityOf space={space} state={emptyForm} />),
  entry("Sécurité", "refusée", () => <SecurityOf space={space} state={refused} />),
  entry("Sécurité", "un seul appareil", () => <SecurityOf space={space} state={emptyForm} quiet />),
];

const renewalStates = (space: Space) => {
  const rule = space.policy.renewal;
  if (!rule) return [];
  const notice = (
    <RenewalNotice
      advice={{ chosenAt: morning }}
      rule={rule}
      csrf="sample"
      laterAction="#"
      securityHref={`/${space.id}/espace/securite`}
    />
  );
  return [
    entry("Espace, accueil", "mot de passe à renouveler", () => (
      <HomePage modules={modules} visit={sampleMember(space)} greeted="Jeanne" notices={notice} />
    )),
  ];
};

const secondFactorStates = (space: Space) => {
  const why = space.wording.whySecondFactor;
  const notice = why && <SecondFactorNotice why={why} securityHref={`/${space.id}/espace/securite`} />;
  return [
    ...(notice
      ? [
          entry("Espace, accueil", "sans seconde vérification", () => (
            <HomePage modules={modules} visit={sampleMember(space)} greeted="" notices={notice} />
          )),
        ]
      : []),
    entry("Sécurité", "première vérification exigée", () => (
      <FirstFactorPage visit={sampleMember(space)} base={`/${space.id}/espace/securite`} why={why} />
    )),
  ];
};

const complete: Profile = {
  number: "0012345",
  title: "Mme",
  firstName: longName,
  lastName: "MARTIN",
  organisation: "",
  birthDate: "1961-04-02",
  address: ["Résidence des Lilas, bâtiment C", "12 rue de la Caserne", "75990 PARIS CEDEX"],
  email: longAddress,
  phone: "+33639980001",
  iban: "FR7630006000011234567890189",
};

const sparse: Profile = {
  ...complete,
  firstName: "Jeanne",
  birthDate: null,
  address: [],
  email: null,
  phone: null,
  iban: null,
};

const ProfileOf = ({ space, profile }: { space: Space; profile: Profile }) => (
  <ProfilePage
    visit={sampleMember(space)}
    profile={profile}
    reach={space.policy.codes && { mail: profile.email !== null, sms: profile.phone !== null }}
  />
);

const refused = wrongForm({
  current_password: "Ce n’est pas votre mot de passe actuel. Il vous reste 2 essais.",
  password: "Ce mot de passe est trop connu.",
});

const session = (id: SessionId, browser: string): SessionLine => ({
  id,
  browser,
  source: "2001:db8:85a3:1234::/64",
  startedAt: morning,
  seenAt: morning,
});

const events = Object.keys(eventWords).map(
  (kind, id): SecurityEventLine => ({
    id: String(id),
    kind: kind as SecurityEventKind,
    at: morning,
    actor: "holder",
    browser: "Firefox sur Windows",
    source: "198.51.100.7",
  }),
);

const SecurityOf = ({ space, state, quiet }: { space: Space; state: FormState; quiet?: boolean }) => (
  <SecurityPage
    visit={sampleMember(space)}
    rule={space.policy.password}
    accountName={shortAddress}
    willBeTold={!quiet}
    state={state}
    sessions={[
      session(here, "Firefox sur Windows"),
      ...(quiet ? [] : [session(elsewhere, "Navigateur inconnu sur système inconnu")]),
    ]}
    current={here}
    events={quiet ? [] : events}
    provider={{ name: sampleProvider.name, links: quiet ? [] : [{ linkedAt: morning, usedAt: morning }] }}
    factors={{
      factors: quiet ? { totp: null, passkeys: [], codesLeft: 0 } : sampleFactors,
      why: space.wording.whySecondFactor,
      isRequired: false,
    }}
  />
);
