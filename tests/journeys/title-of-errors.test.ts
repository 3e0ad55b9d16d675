import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

describe("the title of a page", () => {
  it("starts by saying that the form has errors", async () => {
    const browser = new Browser(house.origin);
    const titleOf = ({ text }: { text: string }) => /<title>(.+)<\/title>/.exec(text)?.[1];
    for (const path of ["/npfr/connexion", "/sante/inscription", "/sante/mot-de-passe-oublie"]) {
      const title = titleOf(await browser.get(path));
      expect(title).not.toContain("Erreur");
      const refused = await browser.post(path);
      expect([refused.status, titleOf(refused)]).toEqual([400, `Erreur\u00a0: ${title}`]);
    }
  });
});
