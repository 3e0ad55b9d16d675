import { expect, test } from "../guides/guide-test.ts";
import { inTurn } from "../support/repeated.ts";
import { lookRepeatedly } from "./widths.ts";

const texts = ["aide", "contact", "conseils", "accessibilite", "mentions-legales", "confidentialite"];
const entrances = {
  npfr: ["inscription", "connexion", "mot-de-passe-oublie"],
  adherent: ["connexion", "mot-de-passe-oublie", "mot-de-passe-oublie/numero"],
  sante: ["inscription", "connexion", "mot-de-passe-oublie"],
};

const slugs = Object.keys(entrances);
const doors = Object.entries(entrances).flatMap(([slug, names]) => [
  `/${slug}`,
  ...names.map((name) => `/${slug}/${name}`),
]);
const textsIn = (name: string, among: readonly string[]) => among.map((slug) => `/${slug}/${name}`);

/** The same text in every space: `npm test` looks at it in one, another for each text. */
const looked = ["/", ...doors, ...texts.flatMap((name, index) => textsIn(name, inTurn(slugs, index)))];
const workshop = ["/_dev/pages", "/_dev/parcours", "/_dev/boite-mail"];

const failures = [
  { path: "/nulle-part", status: 404 },
  { path: "/npfr/nulle-part", status: 404 },
  { path: "/npfr/lien", status: 410 },
  { path: "/adherent/nulle-part", status: 404 },
];

test("every page without sign-in passes the checks", { tag: "@repeats" }, async ({ page }) => {
  test.setTimeout(240_000);
  for (const [turn, path] of [...looked, ...workshop].entries()) await lookRepeatedly(page, path, turn);
});

test("the error pages pass the checks, as visitors reach them", { tag: "@repeats" }, async ({
  page,
  request,
}) => {
  for (const [turn, { path, status }] of failures.entries()) {
    expect((await request.get(path)).status(), path).toBe(status);
    await lookRepeatedly(page, path, turn);
  }
});

const pages = ["/", ...doors, ...texts.flatMap((name) => textsIn(name, slugs))];

test("no page without sign-in has a broken link", async ({ request }) => {
  const seen = new Set<string>();
  for (const path of pages) {
    const html = await (await request.get(path)).text();
    const targets = [...html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)].map(([, href = ""]) => href);
    expect(targets.length, path).toBeGreaterThan(0);
    for (const href of targets.filter((one) => one.startsWith("/")))
      seen.add(new URL(href, "http://localhost").pathname);
    for (const anchor of targets.filter((one) => one.startsWith("#")))
      expect(html.split(` id="${anchor.slice(1)}"`), `${path}${anchor}`).toHaveLength(2);
  }
  expect(seen.size).toBeGreaterThan(pages.length / 2);
  for (const path of seen) expect((await request.get(path)).status(), path).toBeLessThan(400);
});
