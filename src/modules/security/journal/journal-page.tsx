import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import type { ListPart } from "#kernel/values/list-part.rules.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Card } from "#ui/card.tsx";
import { Title } from "#ui/title.tsx";
import { SpacePage } from "#web/space-page.tsx";
import type { MemberView } from "#web/visit.ts";
import { EventList } from "./event-list.tsx";

type Props = {
  visit: MemberView;
  /** The address of Sécurité. */
  base: string;
  events: readonly SecurityEventLine[];
  words: ReadonlyMap<string, string>;
  total: number;
  part: ListPart;
};

/** All events that are kept, in parts. */
export const JournalPage = ({ visit, base, events, words, total, part }: Props) => (
  <SpacePage visit={visit} title="Journal de sécurité" wide>
    <Title lead="Ce qui s’est passé sur votre compte, à l’heure de Paris.">Journal de sécurité</Title>
    <p>
      <a href={base}>Revenir à Sécurité</a>
    </p>
    <Card>
      <p>{countOf(events.length, total, part.skip)}</p>
      {events.length > 0 && <EventList events={events} words={words} inFull />}
    </Card>
    {(part.newer !== null || part.older !== null) && (
      <nav class="row" aria-label="Pages du journal">
        {part.newer !== null && (
          <ButtonLink href={`${base}/journal${part.newer}`} tone="quiet">
            Plus récents
          </ButtonLink>
        )}
        {part.older !== null && (
          <ButtonLink href={`${base}/journal${part.older}`} tone="quiet">
            Plus anciens
          </ButtonLink>
        )}
      </nav>
    )}
  </SpacePage>
);

function countOf(shown: number, total: number, skipped: number): string {
  if (total === 0) return "Aucun événement pour le moment.";
  if (shown < total) return `Événements ${skipped + 1} à ${skipped + shown} sur ${total}.`;
  return total === 1 ? "Un événement." : `${total} événements.`;
}
