import { Icon } from "../icon.tsx";
import { Title } from "../title.tsx";
import { Page } from "./page.tsx";

export type Portal = { id: string; name: string; tagline: string; organisation: string; shortName: string };

/** `/`: the portals of this installation. */
export const FrontPage = ({ portals }: { portals: readonly Portal[] }) => (
  <Page
    brand={null}
    title="Choisir son espace"
    description={`Choisissez votre espace en ligne : ${portals.map(({ name }) => name).join(", ")}.`}
    wide
  >
    <Title lead="Chacun s’adresse à un public. Choisissez le vôtre.">Quel est votre espace ?</Title>
    <ul class="portals">
      {portals.map(({ id, name, tagline, organisation, shortName }) => (
        <li key={id} class="portal" data-space={id}>
          <div class="portal-top">
            <span class="mark" aria-hidden="true">
              <span>{shortName.slice(0, 1)}</span>
            </span>
            <h2>
              <a href={`/${id}`}>{name}</a>
            </h2>
          </div>
          <div class="portal-body">
            <p>{tagline}</p>
            <p class="portal-foot">
              <span>{organisation}</span>
              <Icon name="chevron-right" />
            </p>
          </div>
        </li>
      ))}
    </ul>
  </Page>
);
