import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { publicPages } from "#modules/public/public.routes.tsx";
import { spaces } from "#spaces/index.ts";
import { Browser } from "../support/browser.ts";
import { contributed } from "../support/contributed.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

const descriptionIn = (page: string) => /<meta name="description" content="([^"]*)"\/>/.exec(page)?.[1];

/** Every GET route without a token in its path that is no public page, as a crawler might find it. */
const closedPaths = () => {
  const open = new Set(
    spaces.flatMap(({ id }) => Object.keys(publicPages(contributed)).map((path) => `/${id}${path}`)),
  );
  const gets = house.routes.filter(({ method, url }) => method === "GET" && !/[:*]/.test(url));
  return [...new Set(gets.map(({ url }) => url.replace(/(.)\/$/, "$1")))].filter(
    (url) =>
      !open.has(url) && url !== "/" && !/^\/(healthz|readyz|metrics|robots\.txt|favicon\.ico|_dev)/.test(url),
  );
};

describe("the pages that search engines may list", () => {
  it("are the public pages, each with its own description", async () => {
    const paths = [
      "/",
      ...spaces.flatMap(({ id }) => Object.keys(publicPages(contributed)).map((path) => `/${id}${path}`)),
    ];
    const described = new Map<string, string>();
    for (const path of paths) {
      const { status, text, headers } = await new Browser(house.origin).get(path);
      expect([path, status, headers.get("x-robots-tag")]).toEqual([path, 200, null]);
      const description = descriptionIn(text) ?? "";
      expect(description.length, `${path}: ${description}`).toBeGreaterThan(50);
      expect(description.length, `${path}: ${description}`).toBeLessThanOrEqual(160);
      expect(described.get(description), `${path} says what another page says`).toBeUndefined();
      described.set(description, path);
    }
  });

  it("include no sign-in, member, journey or error page", async () => {
    const closed = closedPaths();
    expect(closed).toEqual(expect.arrayContaining(["/npfr/connexion", "/npfr/espace", "/sante/inscription"]));
    for (const path of [...closed, "/nowhere", "/npfr/nowhere"]) {
      const { text, headers } = await new Browser(house.origin).get(path);
      expect([path, headers.get("x-robots-tag"), descriptionIn(text)]).toEqual([path, "noindex", undefined]);
    }
  });

  it("do not include a public page that shows a visitor's own message", async () => {
    const browser = new Browser(house.origin, { cookie: "parvis-npfr-announcement=signed-out" });
    const { text, headers } = await browser.get("/npfr");
    expect(text).toContain("Vous êtes déconnecté");
    expect(headers.get("x-robots-tag")).toBe("noindex");
    expect((await new Browser(house.origin).get("/npfr")).text).not.toContain("Vous êtes déconnecté");
    const cookie = "parvis-npfr-announcement=signed-out";
    const head = await fetch(`${house.origin}/npfr`, { method: "HEAD", headers: { cookie } });
    expect(head.headers.getSetCookie().join()).not.toContain("announcement");
  });
});

it("BREACH: no page with a form is compressed, whatever Accept-Encoding says", async () => {
  const pages: string[] = [];
  for (const path of closedPaths()) {
    const { text, headers } = await new Browser(house.origin, { "accept-encoding": "br, gzip" }).get(path);
    if (text.includes('name="_csrf"')) pages.push(path);
    expect([path, headers.get("content-encoding")]).toEqual([path, null]);
  }
  expect(pages).toEqual(
    expect.arrayContaining(["/npfr/connexion", "/adherent/connexion", "/sante/inscription"]),
  );
});
