import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { Card } from "#ui/card.tsx";
import { EventList } from "./event-list.tsx";

type Props = {
  id: string;
  /** The newest. */
  events: readonly SecurityEventLine[];
  words: ReadonlyMap<string, string>;
  journalHref: string;
};

/** The latest events; the others have a page. */
export const JournalCard = ({ id, events, words, journalHref }: Props) => (
  <Card id={id} title="Journal de sécurité">
    {events.length === 0 ? (
      <p>Aucun événement pour le moment.</p>
    ) : (
      <>
        <p>Derniers événements de votre compte (heure de Paris).</p>
        <EventList events={events} words={words} />
        <p>
          <a href={journalHref}>
            Voir tout<span class="hidden-text"> le journal de sécurité</span>
          </a>
        </p>
      </>
    )}
  </Card>
);
