import { describeDateInDigits } from "#kernel/moment.ts";
import type { Space } from "#spaces/space.ts";
import { Table } from "#ui/table.tsx";
import { actorInWords, effectInWords } from "../words/event-words.ts";
import type { ListedEvent } from "./audit-events.queries.ts";

type Props = {
  home: string;
  space: Space;
  kinds: ReadonlyMap<string, string>;
  events: readonly ListedEvent[];
};

export const AuditTable = ({ home, space, kinds, events }: Props) => (
  <div class="desk-scroll">
    <Table
      caption={`Ce que le service a lu et fait : ${space.wording.name}`}
      columns={[
        { label: "N°", numeric: true },
        { label: "Quand" },
        { label: "Qui" },
        { label: "Action" },
        { label: "Dossier" },
        { label: "Raison" },
        { label: "Effet" },
      ]}
      rows={events.map(({ seq, at, kind, content, holder }) => [
        seq,
        describeDateInDigits(at),
        content ? actorInWords(content) : <span class="faint">effacé après trois ans</span>,
        kinds.get(kind) ?? kind,
        holder && <a href={`${home}/${space.id}/dossiers/${holder.id}`}>{holder.number}</a>,
        content?.reason,
        content && effectInWords(content.effect),
      ])}
      empty="Aucune ligne de l’audit ne correspond."
    />
  </div>
);
