import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import type { SessionLine } from "#account/sessions/sessions.queries.ts";
import type { FormState } from "#kernel/form-state.ts";
import type { SessionId } from "#kernel/ids.ts";
import type { AboutHolder } from "#kernel/password/personal-words.rules.ts";
import { Contents } from "#ui/frame/contents.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { JournalCard } from "../journal/journal-card.tsx";
import { AdviceCard } from "./advice-card.tsx";
import { DevicesCard } from "./devices-card.tsx";
import { FactorsCard, type SecondFactor } from "./factors-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { type Provider, ProviderCard } from "./provider-card.tsx";

type Props = {
  visit: MemberView;
  accountName: string | null;
  about: AboutHolder;
  willBeTold: boolean;
  /** State of the password form. */
  state: FormState;
  sessions: readonly SessionLine[];
  current: SessionId;
  /** The newest. */
  events: readonly SecurityEventLine[];
  /** By kind of event. */
  eventWords: ReadonlyMap<string, string>;
  /** `null` where the space asks for no second factor. */
  factors: SecondFactor | null;
  /** `null`: the space names no identity provider. */
  provider: Provider | null;
};

const ids = {
  password: "mot-de-passe",
  factors: "seconde-verification",
  provider: "fournisseur",
  devices: "appareils",
  journal: "journal",
} as const;

const sectionsOf = ({ factors, provider }: Pick<Props, "factors" | "provider">) => [
  { id: ids.password, title: "Mot de passe" },
  ...(factors ? [{ id: ids.factors, title: "Seconde vérification" }] : []),
  ...(provider ? [{ id: ids.provider, title: provider.name }] : []),
  { id: ids.devices, title: "Appareils connectés" },
  { id: ids.journal, title: "Journal" },
];

export const SecurityPage = ({
  visit,
  accountName,
  about,
  willBeTold,
  state,
  sessions,
  current,
  events,
  eventWords,
  ...props
}: Props) => (
  <SpacePage visit={visit} title="Sécurité" wide>
    <Title lead="Votre mot de passe, vos appareils et ce qui s’est passé sur votre compte.">Sécurité</Title>
    <Contents sections={sectionsOf(props)} />
    <div class="split">
      <PasswordCard
        id={ids.password}
        action={`${visit.home}/espace/securite/mot-de-passe`}
        csrf={visit.csrf}
        accountName={accountName}
        about={about}
        willBeTold={willBeTold}
        state={state}
        space={visit.space}
        recoveryHref={`${visit.home}/mot-de-passe-oublie`}
      />
      {visit.space.kind === "portal" && <AdviceCard adviceHref={`${visit.home}/conseils`} />}
    </div>
    {props.factors && (
      <FactorsCard
        id={ids.factors}
        base={`${visit.home}/espace/securite`}
        csrf={visit.csrf}
        {...props.factors}
      />
    )}
    {props.provider && (
      <ProviderCard
        id={ids.provider}
        action={`${visit.home}/espace/securite/fournisseur/retrait`}
        csrf={visit.csrf}
        {...props.provider}
      />
    )}
    <DevicesCard
      id={ids.devices}
      sessions={sessions}
      current={current}
      endAction={`${visit.home}/espace/securite/appareils/fin`}
      endOthersAction={`${visit.home}/espace/securite/appareils/fin-des-autres`}
      csrf={visit.csrf}
    />
    <JournalCard
      id={ids.journal}
      events={events}
      words={eventWords}
      journalHref={`${visit.home}/espace/securite/journal`}
    />
  </SpacePage>
);
