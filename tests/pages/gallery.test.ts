import { spaces } from "#spaces/index.ts";
import { expect, test } from "../guides/guide-test.ts";
import { repeated } from "../support/repeated.ts";
import { expectLargeTextFits } from "./large-text.ts";
import { lookInTurn } from "./widths.ts";

test.describe.configure({ mode: "parallel" });

const rooms = spaces.map(({ id }) => `/_dev/pages/${id}/`);
const sights = [
  ...rooms.map((room) => ({
    name: room,
    isIn: (path: string) => path.startsWith(room),
    least: repeated(8, 40),
  })),
  {
    name: "that belongs to no space",
    isIn: (path: string) => !rooms.some((room) => path.startsWith(room)),
    least: 0,
  },
];

const roomOf = (path: string) => path.slice(0, path.lastIndexOf("/"));

/** `bienvenue` for `…/npfr/bienvenue.vide`. Each sheet of elements shows other parts, so it is a page. */
function pageOf(path: string): string {
  const key = path.slice(path.lastIndexOf("/") + 1);
  return key.startsWith("elements.") ? key : (key.split(".")[0] ?? key);
}

/** One state of each page, with errors where it has some. Spaces that have the page take turns. */
function oneStateOfEach(paths: readonly string[]): string[] {
  return [...new Set(paths.map(pageOf))].map((page, turn) => {
    const states = paths.filter((path) => pageOf(path) === page);
    const having = [...new Set(states.map(roomOf))];
    const room = having[Math.floor(turn / 3) % having.length];
    const theirs = states.filter((path) => roomOf(path) === room);
    return theirs.find((path) => /refuse|erreurs/.test(path)) ?? theirs[0] ?? "";
  });
}

const everyState = (paths: readonly string[]) => [...paths];
const chosen = repeated(oneStateOfEach, everyState);

for (const { name, isIn, least } of sights)
  test(`every page of the gallery: ${name}`, { tag: "@repeats" }, async ({ page }) => {
    test.setTimeout(600_000);
    await page.goto("/_dev/pages");
    const links = page.getByRole("main").getByRole("link");
    const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
    const theirs = chosen(paths).filter(isIn);
    expect(theirs.length).toBeGreaterThan(least);
    for (const [turn, path] of theirs.entries()) {
      await lookInTurn(page, path, turn);
      // The back office is a tool for a desk: RGAA 10.4 is tested on the portals.
      if (!path.startsWith("/_dev/pages/gestion/")) await expectLargeTextFits(page);
    }
  });
