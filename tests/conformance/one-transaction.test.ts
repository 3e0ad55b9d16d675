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

/** BEGIN travels with the first statement: each transaction is seen by its end. */
const ends = (trips: string[]) => trips.filter((trip) => trip === "commit" || trip === "rollback");

/** The session, the page's data and the commit; the frame adds none. */
const pages = { "/espace": 8, "/espace/informations": 3, "/espace/securite": 10, "/espace/prestations": 8 };

it.each(spaces.flatMap((space) => Object.entries(pages).map(([path, most]) => ({ space, path, most }))))(
  "$path of $space.id is read in one transaction, of $most round trips at most",
  async ({ space, path, most }) => {
    const here = inSpace(space, house);
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(await here.openAccount()), usualPassword);
    await browser.get(here.home + path);
    const trips = await tripsOf(() => browser.get(here.home + path));
    expect(ends(trips)).toEqual(["commit"]);
    expect(trips.at(-1)).toBe("commit");
    expect(trips.length).toBeLessThanOrEqual(most);
  },
);
