import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";

export const PaymentsPage = ({ visit }: { visit: MemberView }) => (
  <SpacePage visit={visit} title="Mes prestations" wide>
    <Title>Mes prestations</Title>
  </SpacePage>
);
