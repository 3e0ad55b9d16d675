import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import type { SessionLine } from "#account/sessions/sessions.queries.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { SessionId } from "#kernel/ids.ts";
import type { PasswordRule } from "#spaces/space.ts";
import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";
import type { Frame } from "../../frame.ts";
import { AdviceCard } from "./advice-card.tsx";
import { DevicesCard } from "./devices-card.tsx";
import { FactorsCard, type SecondFactor } from "./factors-card.tsx";
import { JournalCard } from "./journal-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { type Provider, ProviderCard } from "./provider-card.tsx";

type Props = {
  frame: Frame;
  /** `/<slug>`: where every path of the space begins. */
  home: string;
  rule: PasswordRule;
  /** What they sign in with. */
  accountName: string | null;
  /** Whether they have a contact where a change of password is told. */
  willBeTold: boolean;
  /** The form of the password. */
  state: FormState;
  sessions: readonly SessionLine[];
  current: SessionId;
  events: readonly SecurityEventLine[];
  /** What is said of each kind of event. */
  eventWords: ReadonlyMap<string, string>;
  /** `null` where the space asks for no second factor. */
  factors: SecondFactor | null;
  /** `null` where the space names no provider of identities. */
  provider: Provider | null;
};

/** Sécurité: the password, where one is connected, and what happened. */
export const SecurityPage = ({
  frame,
  home,
  rule,
  accountName,
  willBeTold,
  state,
  sessions,
  current,
  events,
  eventWords,
  ...props
}: Props) => (
  <Page {...frame} title="Sécurité" wide>
    <Title lead="Votre mot de passe, vos appareils et ce qui s’est passé sur votre compte.">Sécurité</Title>
    <div class="split">
      <PasswordCard
        action={`${home}/espace/securite/mot-de-passe`}
        csrf={frame.account.csrf}
        accountName={accountName}
        willBeTold={willBeTold}
        state={state}
        rule={rule}
        recoveryHref={`${home}/mot-de-passe-oublie`}
      />
      <AdviceCard adviceHref={`${home}/conseils`} />
    </div>
    {props.factors && (
      <FactorsCard base={`${home}/espace/securite`} csrf={frame.account.csrf} {...props.factors} />
    )}
    {props.provider && (
      <ProviderCard
        action={`${home}/espace/securite/fournisseur/retrait`}
        csrf={frame.account.csrf}
        {...props.provider}
      />
    )}
    <DevicesCard
      sessions={sessions}
      current={current}
      endAction={`${home}/espace/securite/appareils/fin`}
      endOthersAction={`${home}/espace/securite/appareils/fin-des-autres`}
      csrf={frame.account.csrf}
    />
    <JournalCard events={events} words={eventWords} />
  </Page>
);
