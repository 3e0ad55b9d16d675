import type { DomainHealth } from "#infra/mail/log/mail-log.queries.ts";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { lossRate } from "../loss-rate.rules.ts";
import { addressOfMails } from "../mail-filter.rules.ts";
import { MailsNav } from "./mails-nav.tsx";

type Props = { visit: DeskView; domains: readonly DomainHealth[]; most: number };

export const DomainsPage = ({ visit, domains, most }: Props) => (
  <DeskPage visit={visit} title="Mails par domaine">
    <MailsNav visit={visit} current="/domaines" />
    <p class="desk-count">
      Les trente derniers jours, {most} domaines au plus. « Perdus » : refusés ou revenus, sur ceux dont
      l’issue est connue.
    </p>
    <div class="desk-scroll">
      <Table
        caption="Mails des trente derniers jours, par domaine du destinataire"
        columns={[
          { label: "Domaine" },
          { label: "Partis", numeric: true },
          { label: "Refusés ou périmés", numeric: true },
          { label: "Revenus", numeric: true },
          { label: "En attente", numeric: true },
          { label: "Perdus", numeric: true },
        ]}
        rows={domains.map((one) => [
          <a key={one.domain} href={`${visit.home}/mails${addressOfMails({ domain: one.domain })}`}>
            {one.domain}
          </a>,
          one.sent,
          one.refused,
          one.bounced,
          one.waiting,
          lossRate(one),
        ])}
        empty="Aucun mail depuis trente jours."
      />
    </div>
  </DeskPage>
);
