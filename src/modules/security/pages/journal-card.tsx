import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import { Table } from "#ui/table.tsx";

/** Newest first, in Paris time. */
export const JournalCard = ({
  events,
  words,
}: {
  events: readonly SecurityEventLine[];
  words: ReadonlyMap<string, string>;
}) => (
  <Card title="Journal de sécurité">
    <Table
      caption="Derniers événements de votre compte (heure de Paris)"
      columns={[{ label: "Date" }, { label: "Événement" }, { label: "Appareil" }]}
      rows={events.map((event) => [
        describeDate(event.at),
        words.get(event.kind) ?? event.kind,
        whoIn(event),
      ])}
      empty="Aucun événement pour le moment."
    />
  </Card>
);

/** Staff by their office, others by browser and source. */
const whoIn = ({ actor, browser, source }: SecurityEventLine) =>
  actor === "staff"
    ? "Service de gestion"
    : [browser, source && `adresse ${source}`].filter(Boolean).join(", ");
