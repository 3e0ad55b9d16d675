import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { TransferTable } from "../list/transfer-table.tsx";
import type { Transfer } from "../payment.ts";
import { paymentsPath } from "../payments-path.ts";
import { mostFound } from "./find-transfers.queries.ts";

type Props = { visit: MemberView; found: readonly Transfer[] };

/** A line that fits several transfers. */
export const FoundPage = ({ visit, found }: Props) => (
  <SpacePage visit={visit} title="Plusieurs virements correspondent" wide>
    <Title lead="Choisissez le bon par sa date, ou recommencez avec une ligne qui porte la référence.">
      {found.length < mostFound
        ? `${found.length} virements correspondent`
        : `Les ${mostFound} derniers virements qui correspondent`}
    </Title>
    <TransferTable transfers={found} home={visit.home} />
    <p>
      <a href={`${visit.home}${paymentsPath}/retrouver`}>Retrouver un autre virement</a>
    </p>
  </SpacePage>
);
