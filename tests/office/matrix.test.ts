import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayDo, type StaffRole, staffRoles } from "#kernel/actor.ts";
import { newId } from "#kernel/ids.ts";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type HouseRoute, runHouse } from "../support/running-house.ts";
import { atDesk } from "./staff-desk.ts";

const here = npfr.id;
const elsewhere = "adherent";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

type DeskRoute = HouseRoute & { opens: StaffRole };

const isOfDesk = (route: HouseRoute): route is DeskRoute => staffRoles.some((role) => role === route.opens);
const portalOf = ({ url }: HouseRoute) => spaces.find(({ id }) => url.split("/")[2] === id)?.id ?? null;
const inOffice = house.routes.filter(({ method, url }) => method !== "HEAD" && /^\/gestion(\/|$)/.test(url));
const ofDesks = inOffice.filter(isOfDesk);
const ofPortal = ofDesks.filter((route) => portalOf(route) === here);
const ofInstallation = ofDesks.filter((route) => portalOf(route) === null);

/** Who asks: `null` is a role of nowhere. */
type Visitor = { name: string; role: StaffRole | null; portal: string | null };
const visitors: readonly Visitor[] = [
  { name: "a stranger", role: null, portal: null },
  { name: "a holder of the portal", role: null, portal: here },
  ...[here, elsewhere].flatMap((portal) =>
    staffRoles.map((role) => ({ name: `${role} of ${portal}`, role, portal })),
  ),
];

const browsers = new Map<string, Browser>();
beforeAll(async () => {
  for (const { name, role, portal } of visitors) browsers.set(name, await browserOf(role, portal));
});

async function browserOf(role: StaffRole | null, portal: string | null): Promise<Browser> {
  if (role && portal) return (await atDesk(house, role, portal)).browser;
  const browser = new Browser(house.origin);
  const holders = inSpace(npfr, house);
  if (portal) await holders.signIn(browser, holders.loginOf(await holders.openAccount()), usualPassword);
  await browser.get("/gestion/connexion");
  return browser;
}

const addressOf = ({ url }: HouseRoute) => url.replace(/:\w+/g, newId()).replace("*", "x");

async function ask(browser: Browser, route: HouseRoute): Promise<Answer> {
  const url = addressOf(route);
  const asked = browser.copy();
  if (route.method === "GET") return asked.get(url);
  return route.takesFiles ? asked.upload(url, {}) : asked.post(url);
}

/** What tells one answer from another: all but the date and the reference of the request. */
const seen = ({ status, text, headers }: Answer) => ({
  status,
  text: text.replace(/<span class="reference">[^<]*<\/span>/, ""),
  headers: [...headers].filter(([name]) => !["date", "x-request-id", "set-cookie"].includes(name)),
});

const answersOfNothing = new Map<string, ReturnType<typeof seen>>();

/**
 * What this visitor is told, once by method, where nothing is. An ordinary form: the type of a body is judged before the
 * address, so an upload to nowhere is told that no files are taken there.
 */
async function nothing(visitor: Visitor, browser: Browser, { method }: HouseRoute) {
  const key = `${visitor.name} ${method}`;
  const asked = browser.copy();
  const nowhere = `/gestion/${newId()}`;
  const known = answersOfNothing.get(key);
  if (known) return known;
  const told = seen(await (method === "GET" ? asked.get(nowhere) : asked.post(nowhere)));
  answersOfNothing.set(key, told);
  return told;
}

const isAllowed = ({ role, portal }: Visitor, route: DeskRoute) =>
  role !== null && mayDo(role, route.opens) && [null, portal].includes(portalOf(route));

describe.each([...ofPortal, ...ofInstallation])("$method $url, which opens to $opens", (route) => {
  it.each(visitors)("is as it says for $name", async (visitor) => {
    const browser = browsers.get(visitor.name) ?? new Browser(house.origin);
    const answer = await ask(browser, route);
    if (visitor.role === null) {
      expect([303, 401]).toContain(answer.status);
      if (answer.status === 303) expect(answer.location).toBe("/gestion/connexion");
      return;
    }
    if (!isAllowed(visitor, route)) {
      expect(seen(answer)).toEqual(await nothing(visitor, browser, route));
      expect(answer.status).toBe(404);
      return;
    }
    expect(answer.status).toBeLessThan(500);
    expect(answer.location).not.toBe("/gestion/connexion");
    // An unknown id is nothing to anybody; every other address is there.
    if (!route.url.includes(":")) expect(answer.status).not.toBe(404);
  });
});

it("covers every route of the back office: a desk's, an own page of the member, or a door", () => {
  const others = inOffice.filter((route) => !isOfDesk(route));
  const doors = /^\/gestion\/(connexion|inscription|lien|mot-de-passe-oublie|deconnexion|anti-robot)(\/|$)/;
  const unknown = others.filter(({ url, opens }) => !opens && !doors.test(url));
  expect(unknown.map(({ method, url }) => `${method} ${url}`)).toEqual([]);
  expect(ofPortal.length).toBeGreaterThan(5);
});

it("opens the same to the same role in each portal", () => {
  const pathsIn = (portal: string) =>
    ofDesks
      .filter((route) => portalOf(route) === portal)
      .map(({ method, url, opens }) => `${method} ${url.replace(`/${portal}`, "")} ${opens}`)
      .sort();
  for (const { id } of spaces) expect(pathsIn(id), id).toEqual(pathsIn(here));
});

it("keeps the own pages of a member from strangers", async () => {
  const own = inOffice.filter(({ opens }) => opens === "own-space" || opens === "own-factors");
  for (const route of own) {
    const answer = await ask(browsers.get("a stranger") ?? new Browser(house.origin), route);
    expect([303, 401], route.url).toContain(answer.status);
  }
  expect(own.length).toBeGreaterThan(5);
});
