import type { ReturnedContact } from "#account/contacts/returned-addresses.queries.ts";
import type { Factors } from "#account/factors/factors.queries.ts";
import type { HolderLock } from "#account/locks/holder-locks.queries.ts";
import { mayDo } from "#kernel/actor.ts";
import { Notice } from "#ui/notice.tsx";
import { DeskPage } from "#web/desk/desk-page.tsx";
import type { DeskView } from "#web/desk/desk-visit.ts";
import type { Card } from "../reading/card.queries.ts";
import type { RecentChange } from "../reading/recent-changes.queries.ts";
import type { Timeline } from "../reading/timeline.queries.ts";
import type { TimelinePart } from "../reading/timeline-part.rules.ts";
import { CardFacts } from "./card-facts.tsx";
import { describeChange, nameOf } from "./state-words.ts";
import { TimelineList } from "./timeline-list.tsx";
import type { Words } from "./timeline-words.ts";

export type Shown = {
  card: Card;
  locks: readonly HolderLock[];
  factors: Factors | null;
  recent: readonly RecentChange[];
  /** Addresses whose mails come back. */
  returned: readonly ReturnedContact[];
  timeline: Timeline;
  part: TimelinePart | null;
};

type Props = { visit: DeskView; words: Words; shown: Shown };

/** One holder: who they are, what they can open, what happened, and what staff can do. */
export const CardPage = ({ visit, words, shown }: Props) => {
  const { card, recent, timeline, part } = shown;
  const path = `${visit.home}/dossiers/${card.id}`;
  return (
    <DeskPage visit={visit} title={nameOf(card)}>
      {recent.length > 0 && (
        <Notice tone="bad" title="Changements sensibles des 30 derniers jours">
          <ul class="card-recent">
            {recent.map((change) => (
              <li key={change.what}>{describeChange(change)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Actions visit={visit} shown={shown} path={path} />
      <div class="card-columns">
        <CardFacts visit={visit} shown={shown} path={path} />
        <TimelineList path={path} words={words} timeline={timeline} part={part} />
      </div>
    </DeskPage>
  );
};

/** Each leads to a form, which asks why. */
const Actions = ({
  visit,
  shown: { card, locks },
  path,
}: {
  visit: DeskView;
  shown: Shown;
  path: string;
}) => {
  const call = { to: "appel", label: "Noter un appel", key: "n" };
  const forms = card.closedAt
    ? [call]
    : [
        ...(locks.length > 0 ? [{ to: "debloquer", label: "Débloquer", key: "b" }] : []),
        { to: "courrier", label: "Réémettre le courrier", key: "r" },
        { to: "mail", label: "Renvoyer le mail", key: "m" },
        { to: "corriger", label: "Corriger un contact", key: "c" },
        call,
        ...(card.account && mayDo(visit.member.role, "superviseur")
          ? [{ to: "fermer", label: "Fermer le compte", key: "f" }]
          : []),
      ];
  return (
    <ul class="card-actions" aria-label="Actions">
      {forms.map(({ to, label, key }) => (
        <li key={to}>
          <a
            class={`button ${to === "debloquer" ? "button-strong" : "button-quiet"}`}
            href={`${path}/${to}`}
            data-key={key}
          >
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
};
