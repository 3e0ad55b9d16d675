import { Page } from "#ui/frame/page.tsx";
import { Title } from "#ui/title.tsx";
import type { Frame } from "../../frame.ts";
import { FactorsCard } from "./factors-card.tsx";

type Props = { frame: Frame; base: string; why: string | null };

/** Where a second factor is required, all that stands open until there is one. */
export const FirstFactorPage = ({ frame, base, why }: Props) => (
  <Page {...frame} title="Protégez votre compte" wide>
    <Title lead="Avant d’entrer, mettez en place une seconde vérification. Cela se fait une seule fois, en cinq minutes.">
      Protégez votre compte
    </Title>
    <FactorsCard
      base={base}
      csrf={frame.account.csrf}
      factors={{ totp: null, passkeys: [], codesLeft: 0 }}
      why={why}
      isRequired
    />
  </Page>
);
