import { Client } from "pg";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { spaces } from "#spaces/index.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ worker: false });
});
afterAll(() => house.close());

/** The round trips of a page, without the update of `seen_at`, which depends on the clock. */
async function tripsOf(page: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(Client.prototype, "query");
  try {
    await page();
    return query.mock.calls
      .map(([sent]) =>
        typeof sent === "string" ? sent : String((sent as { text?: unknown } | undefined)?.text),
      )
      .filter((sent) => !sent.startsWith('update "session" set "seen_at"'));
  } finally {
    query.mockRestore();
  }
}

const begins = (trips: string[]) => trips.filter((trip) => trip.startsWith("begin"));

/** Its begin, its commit, the session, and the page's data; the frame adds none. */
const pages = { "/espace": 6, "/espace/informations": 4, "/espace/securite": 11 };

it.each(spaces.flatMap((space) => Object.entries(pages).map(([path, most]) => ({ space, path, most }))))(
  "$path of $space.id is read in one transaction, of $most round trips at most",
  async ({ space, path, most }) => {
    const here = inSpace(space, house);
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(await here.openAccount()), usualPassword);
    await browser.get(here.home + path);
    const trips = await tripsOf(() => browser.get(here.home + path));
    expect(begins(trips)).toHaveLength(1);
    expect(trips.at(-1)).toBe("commit");
    expect(trips.length).toBeLessThanOrEqual(most);
  },
);
