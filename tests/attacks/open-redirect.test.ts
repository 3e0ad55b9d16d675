import { fastify } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seeOther } from "#http/answers/redirect.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everySpace, inSpace } from "./three-spaces.ts";

const elsewhere = [
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https:evil.example",
  "https://evil.example",
  "/%2f/evil.example",
  "/%5cevil.example",
  "javascript:alert('evil')",
  "data:text/html,evil",
  "/\t/evil.example",
  "/\r\nLocation: https://evil.example",
  "evil.example",
  "@evil.example",
  `https://evil.example/${"x".repeat(5000)}`,
];
/** Common query names for the page to return to. */
const names = [
  "next",
  "redirect",
  "redirect_to",
  "redirect_uri",
  "return_to",
  "returnUrl",
  "continue",
  "url",
];

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

/** Where a browser at `path` would go after that answer. */
const leavesFor = (path: string, location: string | null) =>
  location === null ? house.origin : new URL(location, house.origin + path).origin;

describe.each(everySpace)("LOG-18: $id sends nobody to another site", (space) => {
  const query = (value: string) => `?${new URLSearchParams(names.map((name) => [name, value]))}`;

  it("from any of its pages, signed in or not, whatever the query", async () => {
    const here = inSpace(space, house);
    const member = new Browser(house.origin);
    await here.signIn(member, here.loginOf(await here.openAccount()), usualPassword);
    expect(await here.isSignedIn(member)).toBe(true);
    const pages = house.routes
      .filter(({ method, url }) => method === "GET" && url.startsWith(here.home))
      .map(({ url }) => url.replace(/:\w+/g, "x"));
    expect(pages.length).toBeGreaterThan(15);
    for (const browser of [new Browser(house.origin), member])
      for (const path of new Set(pages))
        for (const value of [elsewhere[0], elsewhere[2], elsewhere[8]] as string[]) {
          const { location, text } = await browser.get(path + query(value));
          expect([path, leavesFor(path, location)]).toEqual([path, house.origin]);
          expect(location ?? "").not.toContain("evil");
          expect(text).not.toContain("evil");
        }
  });

  it.each(elsewhere)("on signing in, signing out, or as a path: %j", async (value) => {
    const here = inSpace(space, house);
    const owner = await here.openAccount();
    const browser = new Browser(house.origin);
    const asked = Object.fromEntries(names.map((name) => [name, value]));
    const entered = await here.signIn(browser, { ...here.loginOf(owner), ...asked }, usualPassword);
    // Values that our pages never send are refused or ignored, never followed.
    expect([`${here.home}/espace`, null]).toContain(entered.location);
    const left = await browser.post(`${here.home}/deconnexion`, asked);
    expect([here.home, null]).toContain(left.location);
    const short = encodeURI(value).slice(0, 200);
    for (const path of [`/${short}`, `${here.home}/${short}`, `${here.home}/lien/${short}`]) {
      const { location } = await new Browser(house.origin).get(house.origin + path);
      expect([path, leavesFor("/", location)]).toEqual([path, house.origin]);
    }
  });
});

describe("LOG-18: `redirect`", () => {
  const app = fastify();
  app.get("/go", (request, reply) => seeOther(reply, (request.query as { to: string }).to));
  const go = (to: string) => app.inject({ url: "/go", query: { to } });

  it("leads to paths of this site", async () => {
    const { statusCode, headers } = await go("/npfr?x=1#y");
    expect([statusCode, headers.location]).toEqual([303, "/npfr?x=1#y"]);
  });

  it.each([...elsewhere.filter((to) => !to.startsWith("/%")), "", "/a\\b"])(
    "refuses any other target: %j",
    async (to) => {
      const { statusCode, headers } = await go(to);
      expect([statusCode, headers.location]).toEqual([500, undefined]);
    },
  );

  it.each(elsewhere.filter((to) => to.startsWith("/%")))("keeps %j on this site", async (to) => {
    const { headers } = await go(to);
    expect(new URL(String(headers.location), "https://portail.example").host).toBe("portail.example");
  });
});
