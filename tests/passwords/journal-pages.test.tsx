import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { SecurityEventLine } from "#account/journal/journal.queries.ts";
import { type ListPart, listPart } from "#kernel/values/list-part.rules.ts";
import { sampleMember } from "#modules/sample-member.ts";
import { JournalPage } from "#modules/security/journal/journal-page.tsx";
import { npfr } from "#spaces/npfr/space.ts";
import { contributed } from "../support/contributed.ts";

describe("a part of the journal", () => {
  const first = { skip: 0, newer: null, older: "?avant=34" };

  test.each([
    ["no number: the newest", 53, undefined, first],
    ["the second part", 53, "34", { skip: 20, newer: "", older: "?avant=14" }],
    ["the last part", 53, "14", { skip: 40, newer: "?avant=34", older: null }],
    ["a part that begins anywhere", 53, "45", { skip: 9, newer: "", older: "?avant=25" }],
    ["the oldest event alone", 21, "2", { skip: 20, newer: "", older: null }],
    ["a list of one part", 20, undefined, { skip: 0, newer: null, older: null }],
    ["an empty list", 0, "7", { skip: 0, newer: null, older: null }],
    ["a number above the list", 53, "900", first],
    ["below the list", 53, "1", first],
    ["zero", 53, "0", first],
    ["no digits", 53, "-3", first],
    ["too many digits", 53, "9".repeat(400), first],
    ["no text", 53, ["34"], first],
  ])("%s", (_, total, before, part) => expect(listPart(total, before, 20)).toEqual(part));

  test("is the same part when an event is added", () => {
    const before = listPart(53, "34", 20);
    expect(listPart(54, "34", 20)).toEqual({ ...before, skip: before.skip + 1, newer: "?avant=54" });
  });

  test("leads from the newest event to the oldest and back, past each of them once", () => {
    const follow = (towards: "older" | "newer", from: string) => {
      const seen: number[] = [];
      for (let query: string | null = from; query !== null && seen.length < 10; ) {
        const part: ListPart = listPart(47, query.slice("?avant=".length), 10);
        seen.push(part.skip);
        query = part[towards];
      }
      return seen;
    };
    expect(follow("older", "")).toEqual([0, 10, 20, 30, 40]);
    expect(follow("newer", "?avant=8")).toEqual([40, 30, 20, 10, 0]);
  });
});

describe("Journal de sécurité", () => {
  const at = new Date("2026-07-14T22:30:00Z");
  const changed = { id: "1", kind: "password_changed", at, actor: "holder", source: "" } as const;
  const drawEvents = (
    events: readonly SecurityEventLine[] = [{ ...changed, browser: "Safari sur iPhone" }],
    total = events.length,
    before?: string,
  ) =>
    render(
      <JournalPage
        visit={sampleMember(npfr)}
        base="/npfr/espace/securite"
        events={events}
        words={contributed.journal}
        total={total}
        part={listPart(total, before, 20)}
      />,
    );

  test("is written in words and in the time of Paris", () => {
    const page = drawEvents();
    expect(page).toContain("Mot de passe changé");
    expect(page).toContain("15 juillet 2026 à 00\u00a0h\u00a030");
  });

  test("says how many events it shows, and leads to the others", () => {
    const many = Array.from({ length: 20 }, (_, id) => ({ ...changed, id: String(id), browser: "" }));
    expect(drawEvents()).toContain("Un événement.");
    expect(drawEvents([])).toContain("Aucun événement pour le moment.");
    expect(drawEvents(many)).not.toContain("Pages du journal");
    const page = drawEvents(many, 53, "34");
    expect(page).toContain("Événements 21 à 40 sur 53.");
    expect(page).toMatch(/href="\/npfr\/espace\/securite\/journal"[^>]*><span>Plus récents/);
    expect(page).toMatch(/href="\/npfr\/espace\/securite\/journal\?avant=14"[^>]*><span>Plus anciens/);
  });

  test("names staff in the journal, and anybody else by their browser, in older rows too", () => {
    const asked = { ...changed, id: "2", kind: "letter_asked", browser: "" } as const;
    expect(drawEvents([{ ...asked, actor: "staff" }])).toContain("Service de gestion</span>");
    expect(drawEvents([{ ...asked, actor: null, browser: "Service de gestion" }])).toContain(
      "Service de gestion</span>",
    );
    const page = drawEvents([{ ...changed, browser: "Safari sur iPhone", source: "203.0.113.9" }]);
    expect(page).toContain("Safari sur iPhone, adresse 203.0.113.9</span>");
    expect(page).not.toContain("Service de gestion</span>");
  });
});
