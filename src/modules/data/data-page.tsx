import { describeLongDay } from "#kernel/moment.ts";
import { capitalised } from "#kernel/text/text.ts";
import type { ListPart } from "#kernel/values/list-part.rules.ts";
import type { OpeningOfDay } from "#registry/openings/openings.queries.ts";
import { reasonsToHolder } from "#registry/openings/openings.rules.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Table } from "#ui/table.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";

type Props = { visit: MemberView; openings: readonly OpeningOfDay[]; total: number; part: ListPart };

/** Never the name of a member of staff: the audit has it. */
export const DataPage = ({ visit, openings, total, part }: Props) => (
  <SpacePage visit={visit} title="Mes données" wide>
    <Title lead="Ce que notre service fait de votre dossier.">Mes données</Title>
    <Card title="Qui a ouvert mon dossier">
      <p>
        Notre service n’ouvre un dossier que pour un motif, qu’il doit donner. Vous lisez ici ceux de l’année
        écoulée.
      </p>
      {total > 0 && <p>{countOf(openings.length, total, part.skip)}</p>}
      <Table
        caption="Ouvertures de votre dossier, les plus récentes d’abord"
        columns={[{ label: "Jour" }, { label: "Rôle" }, { label: "Motif" }]}
        rows={openings.map(({ day, role, reason, note }) => [
          describeLongDay(day),
          capitalised(role),
          note === "" ? reasonsToHolder[reason] : `${reasonsToHolder[reason]} : « ${note} »`,
        ])}
        empty="Personne de notre service n’a ouvert votre dossier depuis un an."
      />
    </Card>
    {(part.newer !== null || part.older !== null) && (
      <nav class="row" aria-label="Suite des ouvertures">
        {part.newer !== null && (
          <ButtonLink href={`${visit.home}/espace/donnees${part.newer}`} tone="quiet">
            Plus récents
          </ButtonLink>
        )}
        {part.older !== null && (
          <ButtonLink href={`${visit.home}/espace/donnees${part.older}`} tone="quiet">
            Plus anciens
          </ButtonLink>
        )}
      </nav>
    )}
    <p>
      Une ouverture vous étonne ? <a href={`${visit.home}/contact`}>Écrivez-nous</a> en donnant le jour :
      chaque lecture est enregistrée, avec le nom de la personne.
    </p>
  </SpacePage>
);

const countOf = (shown: number, total: number, skipped: number) =>
  shown < total
    ? `Ouvertures ${skipped + 1} à ${skipped + shown} sur ${total}.`
    : total === 1
      ? "Une ouverture."
      : `${total} ouvertures.`;
