import { describeDateInDigits } from "#kernel/moment.ts";
import { ButtonLink } from "#ui/button.tsx";
import { Tag } from "#ui/tag.tsx";
import type { Timeline, TimelineLine } from "../reading/timeline.queries.ts";
import {
  everyPart,
  placeInAddress,
  type TimelinePart,
  timelineParts,
} from "../reading/timeline-part.rules.ts";
import { tell, type Words } from "./timeline-words.ts";

type Props = { path: string; words: Words; timeline: Timeline; part: TimelinePart | null };

/** Everything in one list, newest first. The filter is in the address. */
export const TimelineList = ({ path, words, timeline: { lines, total, newer, older }, part }: Props) => {
  const address = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(part && { quoi: part }), ...more }).toString();
    return query === "" ? path : `${path}?${query}`;
  };
  return (
    <section class="card-timeline" aria-labelledby="historique">
      <h2 id="historique">Historique</h2>
      <nav aria-label="Ce que l’historique montre">
        <ul class="card-parts">
          <li>
            <a href={path} aria-current={part === null ? "true" : undefined}>
              Tout
            </a>
          </li>
          {everyPart.map((one) => (
            <li key={one}>
              <a href={`${path}?quoi=${one}`} aria-current={part === one ? "true" : undefined}>
                {timelineParts[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <p class="desk-count">{describeTotal(total, lines.length)}</p>
      {lines.length > 0 && (
        <ol class="card-lines">
          {lines.map((line) => (
            <Line key={`${line.part} ${line.id}`} line={line} words={words} />
          ))}
        </ol>
      )}
      {(newer || older) && (
        <nav class="row" aria-label="Suite de l’historique">
          {newer && (
            <ButtonLink href={address({ apres: placeInAddress(newer) })} tone="quiet">
              Plus récents
            </ButtonLink>
          )}
          {older && (
            <ButtonLink href={address({ avant: placeInAddress(older) })} tone="quiet">
              Plus anciens
            </ButtonLink>
          )}
        </nav>
      )}
    </section>
  );
};

function describeTotal(total: number, shown: number): string {
  if (total === 0) return "Rien de tel dans ce dossier.";
  const all = total > 1 ? `${total} lignes` : "1 ligne";
  return shown < total ? `${shown} lignes affichées, sur ${total}, les plus récentes d’abord` : all;
}

const Line = ({ line, words }: { line: TimelineLine; words: Words }) => {
  const { title, text, tone } = tell(line, words);
  return (
    <li>
      <time dateTime={line.at.toISOString()}>{describeDateInDigits(line.at)}</time>
      <span class="card-part">{timelineParts[line.part]}</span>
      <span class="card-told">
        {tone ? <Tag tone={tone}>{title}</Tag> : <strong>{title}</strong>}
        {text.length > 0 && <span class="faint"> {text.join(" · ")}</span>}
      </span>
    </li>
  );
};
