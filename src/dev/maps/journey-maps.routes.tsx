import type { FastifyInstance } from "fastify";
import { sendPage } from "#http/answers/send-page.ts";
import { walks } from "#journeys/walks.ts";
import { Card } from "#ui/card.tsx";
import { Page } from "#ui/frame/page.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";
import { JourneyMap } from "./journey-map.tsx";
import { linesOf } from "./lines-of.ts";

export function journeyMapRoutes(app: FastifyInstance) {
  app.get("/_dev/parcours", (_, reply) => sendPage(reply, <JourneyMaps />));
}

const JourneyMaps = () => (
  <Page brand={null} title="Parcours" wide>
    <Title lead="Les tables des parcours telles qu’elles tournent, et leur dessin.">Parcours</Title>
    {Object.entries(walks).map(([name, { journey, path }]) => (
      <Card key={name} title={name}>
        <p>
          Sous <code>{path}</code>, à partir de <code>{journey.start}</code>.
        </p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must scroll by keyboard (WCAG 2.1.1) */}
        <section class="map-frame" tabIndex={0} aria-label={`Dessin de ${name}`}>
          <JourneyMap name={name} journey={journey} />
        </section>
        <Table
          caption={`États et événements de ${name}`}
          columns={[{ label: "État" }, { label: "Étape" }, { label: "Événement → état" }]}
          rows={linesOf(journey)}
          empty=""
        />
      </Card>
    ))}
  </Page>
);
