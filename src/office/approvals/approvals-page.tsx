import type { Approval } from "#approvals/approvals.queries.ts";
import { describeDate } from "#kernel/moment.ts";
import type { AnyApproval } from "#subject/approval.ts";
import { Table } from "#ui/table.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import { decisionWords } from "./decision-words.ts";

type Props = {
  visit: DeskView;
  kinds: ReadonlyMap<string, AnyApproval>;
  waiting: readonly Approval[];
  settled: readonly Approval[];
};

export const ApprovalsPage = ({ visit, kinds, waiting, settled }: Props) => {
  const link = ({ id, kind }: Approval) => (
    <a href={`${visit.home}/approbations/${id}`}>{kinds.get(kind)?.words ?? kind}</a>
  );
  return (
    <DeskPage visit={visit} title="Approbations">
      <p class="desk-count">
        Ce qu’une personne demande et qu’une autre approuve. Personne n’approuve sa propre demande.
      </p>
      <Table
        caption="À approuver, la plus ancienne d’abord"
        columns={[{ label: "Demande" }, { label: "Demandée par" }, { label: "Le" }, { label: "Raison" }]}
        rows={waiting.map((one) => [
          link(one),
          one.askedBy === visit.member.id ? `${one.askedByName} (vous)` : one.askedByName,
          describeDate(one.askedAt),
          one.reason,
        ])}
        empty="Aucune demande n’attend."
      />
      <h2>Traitées</h2>
      <Table
        caption="Les dernières demandes traitées"
        columns={[
          { label: "Demande" },
          { label: "Demandée par" },
          { label: "Décision" },
          { label: "Par" },
          { label: "Le" },
        ]}
        rows={settled.map((one) => [
          link(one),
          one.askedByName,
          decisionWords[one.state],
          one.decidedByName,
          one.decidedAt && describeDate(one.decidedAt),
        ])}
        empty="Aucune demande n’a encore été traitée."
      />
    </DeskPage>
  );
};
