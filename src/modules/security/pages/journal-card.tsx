import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { describeDate } from "#kernel/moment.ts";
import { Card } from "#ui/card.tsx";
import { Table } from "#ui/table.tsx";
import { eventWords } from "../event-words.ts";

/** What happened to the account, newest first, in the time of Paris. */
export const JournalCard = ({ events }: { events: readonly SecurityEventLine[] }) => (
  <Card title="Journal de sécurité">
    <Table
      caption="Derniers événements de votre compte (heure de Paris)"
      columns={[{ label: "Date" }, { label: "Événement" }, { label: "Appareil" }]}
      rows={events.map((event) => [describeDate(event.at), eventWords[event.kind], whoIn(event)])}
      empty="Aucun événement pour le moment."
    />
  </Card>
);

/** Staff by their office, anybody else by where they were. */
const whoIn = ({ actor, browser, source }: SecurityEventLine) =>
  actor === "staff"
    ? "Service de gestion"
    : [browser, source && `adresse ${source}`].filter(Boolean).join(", ");
