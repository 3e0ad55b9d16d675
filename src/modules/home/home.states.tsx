import { brandOf } from "#spaces/brand.ts";
import type { Space } from "#spaces/space.ts";
import { entry } from "#subject/gallery.ts";
import { longName } from "#subject/sample.ts";
import type { Frame } from "../frame.ts";
import { sampleAccount } from "../sample-account.ts";
import { HomePage } from "./pages/home-page.tsx";
import { RenewalNotice } from "./pages/renewal-notice.tsx";
import { SecondFactorNotice } from "./pages/second-factor-notice.tsx";

const morning = new Date("2026-03-12T08:04:00Z");

/** Accueil, in its states. */
export const homeStates = (space: Space) => [
  entry("Espace, accueil", "simple", () => <HomePage frame={frame(space)} greeted="Jeanne" />),
  entry("Espace, accueil", "nom très long", () => (
    <HomePage frame={frame(space, longName)} greeted={longName} />
  )),
  entry("Espace, accueil", "annonce", () => (
    <HomePage frame={{ ...frame(space), announcement: { tone: "ok", title: "C’est fait" } }} greeted="" />
  )),
  ...renewalStates(space),
  ...secondFactorStates(space),
];

const frame = (space: Space, holderName = "Jeanne Martin"): Frame => ({
  brand: brandOf(space),
  announcement: undefined,
  account: sampleAccount(space, holderName),
});

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
      <HomePage frame={frame(space)} greeted="Jeanne" notices={notice} />
    )),
  ];
};

const secondFactorStates = (space: Space) => {
  const why = space.wording.whySecondFactor;
  const notice = why && <SecondFactorNotice why={why} securityHref={`/${space.id}/espace/securite`} />;
  if (!notice) return [];
  return [
    entry("Espace, accueil", "sans seconde vérification", () => (
      <HomePage frame={frame(space)} greeted="" notices={notice} />
    )),
  ];
};
