import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { listPart } from "#kernel/values/list-part.rules.ts";
import type { Space } from "#spaces/space.ts";
import type { Contributed } from "#subject/contributed.ts";
import { entry } from "#subject/gallery.ts";
import type { SecurityEventKind } from "#subject/words.ts";
import { sampleMember } from "../../sample-member.ts";
import { JournalPage } from "../journal/journal-page.tsx";

const morning = new Date("2026-03-12T08:04:00Z");

/** One of each kind. */
export const sampleEvents = ({ journal }: Contributed) =>
  [...journal.keys()].map(
    (kind, id): SecurityEventLine => ({
      id: String(id),
      kind: kind as SecurityEventKind,
      at: morning,
      actor: kind === "letter_asked" ? "staff" : "holder",
      browser: "Firefox sur Windows",
      source: "2001:db8:85a3:1234::/64",
    }),
  );

export const journalStates = (space: Space, contributed: Contributed) => {
  const every = sampleEvents(contributed);
  const at = (before: string | undefined, events: readonly SecurityEventLine[], total: number) => () => (
    <JournalPage
      visit={sampleMember(space)}
      base={`/${space.id}/espace/securite`}
      events={events}
      words={contributed.journal}
      total={total}
      part={listPart(total, before, Math.max(events.length, 1))}
    />
  );
  return [
    entry("Journal", "de chaque sorte", at(undefined, every, every.length)),
    entry("Journal", "plusieurs pages", at("34", every.slice(0, 20), 53)),
    entry("Journal", "vide", at(undefined, [], 0)),
  ];
};
