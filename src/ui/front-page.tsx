import { Icon } from "./icon.tsx";
import { Page } from "./page.tsx";
import { Title } from "./title.tsx";

/** A portal as the front page lists it. */
export type Portal = { id: string; name: string; tagline: string; organisation: string; shortName: string };

/** `/`: the portals this installation serves. */
export const FrontPage = ({ portals }: { portals: readonly Portal[] }) => (
  <Page brand={null} title="Choisir son espace">
    <Title lead="Chacun s’adresse à un public. Choisissez le vôtre.">Quel est votre espace ?</Title>
    <ul class="portals">
      {portals.map(({ id, name, tagline, organisation, shortName }) => (
        <li key={id} class="portal" data-space={id}>
          <span class="mark" aria-hidden="true">
            {shortName.slice(0, 1)}
          </span>
          <div>
            <h2>
              <a href={`/${id}`}>{name}</a>
            </h2>
            <p>{tagline}</p>
            <p class="portal-organisation">{organisation}</p>
          </div>
          <Icon name="arrow-right" />
        </li>
      ))}
    </ul>
  </Page>
);
