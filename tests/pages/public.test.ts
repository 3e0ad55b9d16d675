import { expect, test } from "../guides/guide-test.ts";
import { repeated } from "../support/repeated.ts";
import { lookAtEveryWidth, lookInTurn } from "./widths.ts";

const texts = ["aide", "contact", "conseils", "accessibilite", "mentions-legales", "confidentialite"];
const entrances = {
  npfr: ["inscription", "connexion", "mot-de-passe-oublie"],
  adherent: ["connexion", "mot-de-passe-oublie", "mot-de-passe-oublie/numero"],
  sante: ["inscription", "connexion", "mot-de-passe-oublie"],
};

const pages = [
  "/",
  ...Object.entries(entrances).flatMap(([slug, doors]) => [
    `/${slug}`,
    ...[...texts, ...doors].map((name) => `/${slug}/${name}`),
  ]),
  "/_dev/pages",
  "/_dev/parcours",
  "/_dev/boite-mail",
];

const failures = [
  { path: "/nulle-part", status: 404 },
  { path: "/npfr/nulle-part", status: 404 },
  { path: "/npfr/lien", status: 410 },
  { path: "/adherent/nulle-part", status: 404 },
];

test("every page without sign-in passes the checks", { tag: "@repeats" }, async ({ page }) => {
  test.setTimeout(240_000);
  const look = repeated(lookInTurn, (...[of, path]) => lookAtEveryWidth(of, path));
  for (const [turn, path] of pages.entries()) await look(page, path, turn);
});

test("the error pages pass the checks, as visitors reach them", async ({ page }) => {
  for (const { path, status } of failures) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(status);
    await lookAtEveryWidth(page, path);
  }
});

test("no page without sign-in has a broken link", async ({ page, request }) => {
  const seen = new Set<string>();
  for (const path of pages.filter((one) => !one.startsWith("/_dev"))) {
    await page.goto(path);
    const hrefs = await page
      .locator("a[href^='/']")
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    for (const href of hrefs) seen.add(href);
    const anchors = await page
      .locator("a[href^='#']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
    for (const anchor of anchors) await expect(page.locator(anchor), `${path}${anchor}`).toHaveCount(1);
  }
  for (const path of seen) expect((await request.get(path)).status(), path).toBeLessThan(400);
});
