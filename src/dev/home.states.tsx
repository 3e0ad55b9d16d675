import { HomePage } from "#modules/home/pages/home-page.tsx";
import { ContactsCard } from "#modules/profile/pages/contacts-card.tsx";
import { profile } from "#modules/profile/profile.module.ts";
import { sampleMember } from "#modules/sample-member.ts";
import { LastSignInCard } from "#modules/security/pages/last-sign-in-card.tsx";
import { RenewalNotice } from "#modules/security/pages/renewal-notice.tsx";
import { SecondFactorNotice } from "#modules/security/pages/second-factor-notice.tsx";
import { security } from "#modules/security/security.module.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longAddress, longName, shortAddress } from "#subject/sample.ts";

const modules = [profile, security];
const morning = new Date("2026-03-12T08:04:00Z");

export const homeStates = (space: Space) => [
  entry("Espace, accueil", "simple", () => (
    <HomePage modules={modules} visit={sampleMember(space)} greeted="Jeanne" panels={panels(space)} />
  )),
  entry("Espace, accueil", "nom très long", () => (
    <HomePage
      modules={modules}
      visit={sampleMember(space, longName)}
      greeted={longName}
      panels={panels(space, longAddress)}
    />
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
];

const panels = (space: Space, email: string | null = null) => (
  <>
    <ContactsCard
      space={space}
      home={`/${space.id}`}
      contacts={{ email: email ?? shortAddress, phone: email && "+33639980001" }}
    />
    <LastSignInCard
      last={email === null ? undefined : { at: morning, browser: "Firefox sur Windows" }}
      securityHref="#"
    />
  </>
);

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
  ];
};
