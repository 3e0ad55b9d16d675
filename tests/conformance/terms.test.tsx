import { render } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import type { Enclosure } from "#letters/wording/letter-wording.letters.ts";
import { lostFactorLetter } from "#letters/wording/lost-factor.letters.ts";
import { newPasswordLetter } from "#letters/wording/new-password.letters.ts";
import { notificationLetter } from "#letters/wording/notification.letters.ts";
import { provisionalPasswordLetter } from "#letters/wording/provisional-password.letters.ts";
import { spaces } from "#spaces/index.ts";
import type { Space } from "#spaces/space.ts";
import { openRoom } from "../../src/dev/gallery.tsx";
import { contributed } from "../support/contributed.ts";
import { foreignTerms, termsIn, termsOf } from "../support/terms.ts";

type Exception = { term: string; step: string; pages: readonly string[] };

/** Where a printed guide has another word than the rest of its space. "aide" quotes the labels of the other pages. */
const printed: Readonly<Record<string, readonly Exception[]>> = {
  npfr: [
    { term: "emailAddress: courriel", step: "N7", pages: ["connexion", "lier-une-identite", "aide"] },
    { term: "emailAddress: courriel", step: "N8", pages: ["mot-de-passe-oublie"] },
  ],
  adherent: [
    {
      term: "number: identifiant (n° adhérent)",
      step: "A1",
      pages: ["connexion", "lier-une-identite", "aide"],
    },
    { term: "number: n° adhérent", step: "A4", pages: ["numero", "aide"] },
    { term: "number: n° adhérent", step: "A5", pages: ["contacts"] },
    { term: "emailAddress: email", step: "A5", pages: ["contacts"] },
  ],
};

/** Labels of fields that name an address or a number, as each space shows them. */
const labels: Readonly<Record<string, readonly string[]>> = {
  npfr: ["Adresse mail", "Courriel", "Identifiant"],
  adherent: ["Adresse e-mail", "Identifiant (N° adhérent)", "N° Adhérent"],
  sante: ["Adresse e-mail", "Confirmation de l'adresse e-mail", "Numéro FINESS"],
};

const at = new Date("2026-11-21T08:00:00Z");
const letter = { reference: "0000123482", recipient: [], number: "1", secret: "AAAA-AAAA-AAAA", lastDay: at };
const lettersOf = (space: Space) => {
  const enclosure: Enclosure = { space, entrance: new URL("https://x.example"), printedAt: at };
  return [
    notificationLetter(enclosure, letter),
    provisionalPasswordLetter(enclosure, letter),
    newPasswordLetter(enclosure, { ...letter, byStaff: false, hasAccount: true }),
    lostFactorLetter(enclosure, { ...letter, byStaff: false, hasAccount: true }),
  ];
};

describe.each(spaces)("$id", async (space) => {
  const room = await openRoom(space, contributed);
  const drawn = room.entries.map(({ key, draw }) => [key.split(".")[0] ?? "", render(draw())] as const);

  test("calls one thing by one term on its pages, but for the words of its printed guide", () => {
    const found = drawn.flatMap(([page, html]) =>
      foreignTerms(space, html).map((term) => `${page}, ${term}`),
    );
    const excepted = (printed[space.id] ?? []).flatMap(({ term, pages }) =>
      pages.map((page) => `${page}, ${term}`),
    );
    expect([...new Set(found)].sort()).toEqual(excepted.sort());
  });

  test("uses each of its terms", () => {
    const used = new Set(drawn.flatMap(([, html]) => termsIn(html)));
    for (const [thing, term] of Object.entries(termsOf(space))) expect(used).toContain(`${thing}: ${term}`);
  });

  test("labels its fields with these terms, and no other", () => {
    const shown = drawn.flatMap(([, html]) =>
      [...html.matchAll(/<label[^>]*>(.*?)<\/label>/gs)].map(([, label = ""]) =>
        label.replace(/<[^>]+>/g, ""),
      ),
    );
    const naming = shown.filter((label) => termsIn(label).length > 0);
    expect([...new Set(naming)].sort()).toEqual(labels[space.id]);
  });

  test("keeps to its terms in letters", () => {
    for (const sheet of lettersOf(space)) expect(foreignTerms(space, JSON.stringify(sheet))).toEqual([]);
  });
});
