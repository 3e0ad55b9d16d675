import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { asSuperuser } from "../support/database-server.ts";
import { onLoadedPage } from "../support/loaded-page.ts";
import { usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { everySpace, type InSpace, inSpace, type Owner } from "./three-spaces.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

/**
 * Texts that would match somebody, or break, if read as SQL, as a LIKE pattern or as a regular expression.
 */
const disguises = (text: string) => [
  `${text.slice(0, -1)}%`,
  `${text.slice(0, -1)}_`,
  `%${text.slice(3)}`,
  "%",
  "_".repeat(text.length),
  `${text.slice(0, -1)}.`,
  ".*",
  `1' or '1'='1`,
  `${text}' --`,
  `${text}\\`,
  "\\",
  `'; drop table account; --`,
  `${text}"`,
  `$1`,
  `\${${text}}`,
];

/** Without an @, an address is refused before any lookup. */
const asAddress = (text: string) => (text.includes("@") ? text : `${text}@boite.example`);

describe.each(everySpace)("LOG-24: characters of SQL and LIKE in $id", (space) => {
  let here: InSpace;
  let owner: Owner;
  let typed: Record<string, string>[];
  beforeAll(async () => {
    here = inSpace(space, house);
    owner = await here.openAccount();
    const [[name = "", value = ""] = []] = Object.entries(here.loginOf(owner));
    typed = disguises(value).map((text) => ({ [name]: name === "email" ? asAddress(text) : text }));
  });

  it("sign nobody in, and cause no server error", async () => {
    for (const login of typed) {
      const browser = new Browser(house.origin);
      const { status } = await here.signIn(browser, login, usualPassword);
      expect([login, [400, 401].includes(status)]).toEqual([login, true]);
      expect([login, await here.isSignedIn(browser)]).toEqual([login, false]);
    }
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(owner), usualPassword);
    expect(await here.isSignedIn(browser)).toBe(true);
  });

  it("recover nothing, and send nothing", async () => {
    const doors = house.routes
      .filter(({ method, url }) => method === "POST" && url.startsWith(`${here.home}/mot-de-passe-oublie`))
      .map(({ url }) => url);
    for (const login of typed) {
      // One browser advances as far as it can, step after step.
      const browser = new Browser(house.origin);
      await onLoadedPage(here.ctx, browser, `${here.home}/connexion`);
      for (const door of doors) {
        const fields = { email: owner.email, ...login, choice: "mail", code: "000000" };
        const { status } = await browser.post(door, fields);
        expect([door, login, [303, 400, 401, 409, 410].includes(status)]).toEqual([door, login, true]);
      }
    }
    await settled();
    expect(await house.mailsTo(owner.email, 0)).toEqual([]);
  });
});

/** Waits until the worker has finished every job. */
const settled = () =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    const waiting =
      "select from pgboss.job where state in ('created', 'active', 'retry') and name like '%-asked'";
    while ((await client.query(waiting)).rowCount) await new Promise((again) => setTimeout(again, 50));
  });
