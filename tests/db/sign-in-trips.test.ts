import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { spaces } from "#spaces/index.ts";
import { type House, openHouse } from "#start/house.ts";
import { createWeb } from "#start/start-web.tsx";
import { type Door, doors, signIn, wrongPassword } from "../attacks/sign-ins.ts";
import { Browser } from "../support/browser.ts";
import { type CountedWay, countTrips } from "../support/count-trips.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let running: RunningHouse;
let way: CountedWay;
let counted: House;
let web: ReturnType<typeof createWeb>;
let origin: string;

beforeAll(async () => {
  running = await runHouse({ worker: false });
  way = await countTrips(running.database.url);
  counted = await openHouse(running.config, way.url, spaces);
  web = createWeb(counted);
  origin = await web.listen({ port: 0, host: "127.0.0.1" });
});
afterAll(async () => {
  await web.close();
  await counted.close();
  way.close();
  await running.close();
});

/** Round trips of the post only: the page before it is another request. */
async function tripsOf(
  door: Door,
  browser: Browser,
  login: string,
  password: string,
  beforeThePost: () => unknown = () => undefined,
) {
  await browser.get(door.path);
  const post = browser.post.bind(browser);
  let trips = 0;
  browser.post = async (...asked) => {
    beforeThePost();
    const before = way.trips();
    const answer = await post(...asked);
    trips = way.trips() - before;
    return answer;
  };
  const { status } = await signIn({ ctx: contextAt(door) }, door, browser, login, password);
  browser.post = post;
  return { status, trips };
}

const contextAt = ({ space }: Door) => counted.contextOf(space) ?? running.ctx;

describe.each(doors)("a sign-in at $space", (door) => {
  const asksRobots = door.space === "adherent" ? 1 : 0;

  it("takes one round trip before the hash and one after, in a known browser or a new one", async () => {
    const house = { ...running, ctx: contextAt(door) };
    const { login } = await door.active(house);
    const browser = new Browser(origin);
    // The first sign-in of a server opens its connections.
    await tripsOf(door, new Browser(origin), login, wrongPassword);
    const session = `parvis-${door.space}-session`;
    for (const _ of ["new", "known", "known"]) {
      expect(await tripsOf(door, browser, login, usualPassword)).toEqual({
        status: 303,
        trips: 2 + asksRobots,
      });
      expect(browser.cookies.has(session)).toBe(true);
      browser.cookies.delete(session);
    }
  });

  it("takes one more when the browser has a session, which ends", async () => {
    const { login } = await door.active({ ...running, ctx: contextAt(door) });
    const browser = new Browser(origin);
    await tripsOf(door, browser, login, usualPassword);
    const session = `parvis-${door.space}-session`;
    const former = browser.cookies.get(session) ?? "";
    // A signed-in browser gets no form: this one loaded it before.
    browser.cookies.delete(session);
    const { trips } = await tripsOf(door, browser, login, usualPassword, () =>
      browser.cookies.set(session, former),
    );
    expect(trips).toBe(3 + asksRobots);
    const thief = new Browser(origin);
    thief.cookies.set(session, former);
    expect((await thief.get(`/${door.space}/espace`)).status).toBe(303);
  });
});
