import type { SessionLine } from "#account/sessions/sessions.queries.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import type { SessionId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "#subject/contributed.ts";
import { entry } from "#subject/gallery.ts";
import { sampleAbout, sampleProvider, shortAddress, wrongForm } from "#subject/sample.ts";
import { sampleMember } from "../../sample-member.ts";
import { FirstFactorPage } from "../pages/first-factor-page.tsx";
import { SecurityPage } from "../pages/security-page.tsx";
import { sampleFactors } from "./factor.states.tsx";
import { sampleEvents } from "./journal.states.tsx";

const here = "00000000-0000-4000-8000-000000000001" as SessionId;
const elsewhere = "00000000-0000-4000-8000-000000000002" as SessionId;
const morning = new Date("2026-03-12T08:04:00Z");

export const securityStates = (space: Space, contributed: Contributed) => [
  entry("Sécurité", "simple", () => <SecurityOf space={space} contributed={contributed} state={emptyForm} />),
  entry("Sécurité", "refusée", () => <SecurityOf space={space} contributed={contributed} state={refused} />),
  entry("Sécurité", "première vérification exigée", () => (
    <FirstFactorPage
      visit={sampleMember(space)}
      base={`/${space.id}/espace/securite`}
      why={space.wording.whySecondFactor}
    />
  )),
  entry("Sécurité", "un seul appareil", () => (
    <SecurityOf space={space} contributed={contributed} state={emptyForm} quiet />
  )),
];

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

type SecurityProps = { space: Space; contributed: Contributed; state: FormState; quiet?: boolean };

const SecurityOf = ({ space, contributed, state, quiet }: SecurityProps) => (
  <SecurityPage
    visit={sampleMember(space)}
    accountName={shortAddress}
    about={sampleAbout}
    willBeTold={!quiet}
    state={state}
    sessions={[
      session(here, "Firefox sur Windows"),
      ...(quiet ? [] : [session(elsewhere, "Navigateur inconnu sur système inconnu")]),
    ]}
    current={here}
    events={quiet ? [] : sampleEvents(contributed).slice(0, 5)}
    eventWords={contributed.journal}
    provider={{ name: sampleProvider.name, links: quiet ? [] : [{ linkedAt: morning, usedAt: morning }] }}
    factors={{
      factors: quiet ? { totp: null, passkeys: [], codesLeft: 0 } : sampleFactors,
      why: space.wording.whySecondFactor,
      isRequired: false,
    }}
  />
);
