import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everySpace, inSpace } from "./three-spaces.ts";

let house: RunningHouse;
const agent = new Agent({ keepAlive: true });
beforeAll(async () => {
  house = await runHouse({ worker: false, env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(async () => {
  agent.destroy();
  await house.close();
});

/** Every byte that a header may carry. */
const wire = fc.string({
  unit: fc.integer({ min: 0x20, max: 0xff }).map((code) => String.fromCharCode(code === 0x7f ? 0x80 : code)),
  maxLength: 40,
});
const traps = [
  "%00",
  "%ff%fe",
  "%ED%A0%80",
  "__proto__",
  "'",
  "a; b",
  "x".repeat(5000),
  "null",
  "{}",
  "[]",
  ".",
];
const id = "0190a0e4-7a1c-7000-8000-000000000000";
const value = fc.oneof(
  wire,
  fc.constantFrom(...traps),
  wire.map((secret) => `${id}.${secret}`),
  fc.constant(`${id}.${"A".repeat(43)}`),
);
const headerNames = [
  "user-agent",
  "referer",
  "accept",
  "accept-language",
  "x-forwarded-for",
  "forwarded",
  "range",
];

describe.each(everySpace)("LOG-25: cookies and headers of $id", (space) => {
  it("cause no server error, and open nothing, on any page", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const pages = house.routes
      .filter(({ method, url }) => method === "GET" && url.startsWith(`/${space.id}`))
      .map(({ url }) => url.replace(/:\w+/g, "x"));
    const cookies = await cookieNamesOf();
    const asks = fc.record({
      page: fc.constantFrom(...pages),
      cookies: fc.dictionary(fc.constantFrom(...cookies), value, { maxKeys: 4 }),
      doubled: fc.boolean(),
      headers: fc.dictionary(fc.constantFrom(...headerNames), value, { maxKeys: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(asks, async ({ page, cookies, doubled, headers }) => {
        const pairs = Object.entries(cookies).map(([name, text]) => `${name}=${text}`);
        const cookie = [...pairs, ...(doubled ? pairs.map((pair) => `${pair}x`) : [])].join("; ");
        const asked = request(house.origin + page, {
          headers: { ...headers, cookie: cookie || "a=b" },
          agent,
        }).end();
        const [answer] = (await once(asked, "response")) as [IncomingMessage];
        answer.resume();
        await once(answer, "end");
        expect(answer.statusCode).toBeLessThan(500);
        if (/\/espace/.test(page)) expect(answer.statusCode).not.toBe(200);
        expect(`${answer.headers["set-cookie"]}`).not.toMatch(/-session=[^;]/);
      }),
      { numRuns: repeated(100, 500) },
    );
  });

  /** Every cookie that this space has set, those of its journeys included. */
  async function cookieNamesOf() {
    const here = inSpace(space, house);
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(await here.openAccount()), usualPassword);
    const { enrolment, recovery } = space.policy;
    const kinds = ["sign-in", enrolment, recovery].map((kind) => `parvis-${space.id}-journey-${kind}`);
    const others = ["link", "announcement", "wanted"].map((name) => `parvis-${space.id}-${name}`);
    expect([...browser.cookies.keys()]).toContain(here.sessionCookie);
    return [...new Set([...browser.cookies.keys(), ...kinds, ...others])];
  }
});
