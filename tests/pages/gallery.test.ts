import { spaces } from "#spaces/index.ts";
import { expect, test } from "../guides/guide-test.ts";
import { lookInTurn } from "./widths.ts";

test.describe.configure({ mode: "parallel" });

const rooms = spaces.map(({ id }) => `/_dev/pages/${id}/`);
const sights = [
  ...rooms.map((room) => ({ name: room, isIn: (path: string) => path.startsWith(room), least: 40 })),
  {
    name: "that belongs to no space",
    isIn: (path: string) => !rooms.some((room) => path.startsWith(room)),
    least: 0,
  },
];

for (const { name, isIn, least } of sights)
  test(`every page of the gallery, in every state: ${name}`, { tag: "@repeats" }, async ({ page }) => {
    test.setTimeout(600_000);
    await page.goto("/_dev/pages");
    const links = page.getByRole("main").getByRole("link");
    const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    const theirs = paths.filter((path) => path !== null && isIn(path));
    expect(theirs.length).toBeGreaterThan(least);
    for (const [turn, path] of theirs.entries()) await lookInTurn(page, path ?? "", turn);
  });
