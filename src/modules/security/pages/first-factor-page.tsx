import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { FactorsCard } from "./factors-card.tsx";

type Props = { visit: MemberView; base: string; why: string | null };

/** Where a second factor is required, no other page opens until one is set up. */
export const FirstFactorPage = ({ visit, base, why }: Props) => (
  <SpacePage visit={visit} title="Protégez votre compte" wide>
    <Title lead="Avant d’entrer, mettez en place une seconde vérification. Cela se fait une seule fois, en cinq minutes.">
      Protégez votre compte
    </Title>
    <FactorsCard
      base={base}
      csrf={visit.csrf}
      factors={{ totp: null, passkeys: [], codesLeft: 0 }}
      why={why}
      isRequired
    />
  </SpacePage>
);
