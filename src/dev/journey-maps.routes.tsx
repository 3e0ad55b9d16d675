import type { FastifyInstance } from "fastify";
import { sendPage } from "#http/send-page.ts";
import { toMermaid } from "#journeys/journey.ts";
import { walks } from "#journeys/walks.ts";
import { Card } from "#ui/card.tsx";
import { Page } from "#ui/page.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";

/** `/_dev/parcours`: every journey, drawn from the table that runs. */
export function journeyMapRoutes(app: FastifyInstance) {
  app.get("/_dev/parcours", (_, reply) => sendPage(reply, <JourneyMaps />));
}

const JourneyMaps = () => (
  <Page brand={null} title="Parcours" wide>
    <Title lead="Les tables des parcours telles qu’elles tournent, et leur dessin au format Mermaid.">
      Parcours
    </Title>
    {Object.values(walks).map(({ journey, path }) => (
      <Card key={journey.kind} title={journey.kind}>
        <p>
          Sous <code>{path}</code>, à partir de <code>{journey.start}</code>.
        </p>
        <Table
          caption={`États et événements de ${journey.kind}`}
          columns={[{ label: "État" }, { label: "Étape" }, { label: "Événement → état" }]}
          rows={Object.entries(journey.states).map(([state, line]) => [
            state,
            line?.step ?? "—",
            Object.entries(line?.on ?? {})
              .map(([event, target]) => `${event} → ${target}`)
              .join(", ") || "fin",
          ])}
          empty=""
        />
        <pre class="source">{toMermaid(journey)}</pre>
      </Card>
    ))}
  </Page>
);
