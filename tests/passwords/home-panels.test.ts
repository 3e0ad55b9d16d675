import { afterAll, beforeAll, describe, expect, it } from "vitest";
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

const plain = (html: string) => html.replace(/<[^>]+>/g, "").replace(/[\u00a0\u202f]/g, " ");
const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

describe.each(spaces)("Accueil of $id", (space) => {
  it("tells the sign-in before this one, the contacts to check, and where help is", async () => {
    const here = inSpace(space, house);
    const owner = await here.openAccount();
    const homeOf = async (headers = {}) => {
      const browser = new Browser(house.origin, headers);
      await here.signIn(browser, here.loginOf(owner), usualPassword);
      return plain((await browser.get(`${here.home}/espace`)).text);
    };
    const first = await homeOf({ "user-agent": firefox });
    expect(first).toContain("C’est la première : bienvenue.");
    expect(first).toContain("Besoin d’aide ?");
    expect(first).toContain(space.wording.contact.phone);
    const second = await homeOf();
    expect(second).toMatch(/Le \d+(?:er)? \S+ \d{4} à \d\d h \d\d, avec Firefox sur Windows\./);
    expect(second).toMatch(/Vos contacts, à vérifier.*[a-z]•+@[a-z]•+\S*.*Sont-ils toujours les bons \?/s);
    for (const path of ["", "/aide"]) {
      const signedIn = new Browser(house.origin);
      const signOut = `action="${here.home}/deconnexion"`;
      expect((await signedIn.get(here.home + path)).text).not.toContain(signOut);
      await here.signIn(signedIn, here.loginOf(owner), usualPassword);
      const { text, headers } = await signedIn.get(here.home + path);
      expect(text, "a public page keeps the menu").toContain(signOut);
      expect(headers.get("cache-control")).toBe("no-store");
    }
  });
});
