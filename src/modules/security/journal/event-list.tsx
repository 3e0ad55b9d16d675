import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { describeDate, describeDateInDigits } from "#kernel/moment.ts";

type Props = {
  events: readonly SecurityEventLine[];
  /** By kind of event. */
  words: ReadonlyMap<string, string>;
  /** With the month in words, and the network address. */
  inFull?: boolean;
};

/** An event takes one line on a wide screen; on a phone two, or three in full. Paris time. */
export const EventList = ({ events, words, inFull = false }: Props) => (
  <ol class="events">
    {events.map((event) => (
      <li key={event.id}>
        <strong>{words.get(event.kind) ?? event.kind}</strong>{" "}
        <span class="faint">{(inFull ? inWords(event) : inDigits(event)).filter(Boolean).join(", ")}</span>
      </li>
    ))}
  </ol>
);

/** Staff by their office, others by browser. */
const whoIn = ({ actor, browser }: SecurityEventLine) => (actor === "staff" ? "Service de gestion" : browser);

const inDigits = (event: SecurityEventLine) => [describeDateInDigits(event.at), whoIn(event)];

const inWords = (event: SecurityEventLine) => [
  describeDate(event.at),
  whoIn(event),
  event.actor !== "staff" && event.source && `adresse ${event.source}`,
];
