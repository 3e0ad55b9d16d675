import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { codeIn, otherThan } from "./codes.ts";
import { asked, door, give, professional } from "./resets.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
});
afterAll(() => house.close());

describe("a reset link followed in the browser that asked (S10)", () => {
  it("says what to do now, not to click again, even after a wrong code", async () => {
    const person = await professional(house);
    const browser = await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    const path = `${door}/code?par=lien`;
    await browser.get(linkIn(mail));
    expect((await browser.get("/sante/lien")).location).toBe(path);
    const wrong = () => give(browser, person.number, otherThan(codeIn(mail)), path);
    for (const page of [await browser.get(path), await wrong()]) {
      expect(page.text).toContain("<h1>Réinitialiser mon mot de passe</h1>");
      expect(page.text).toMatch(/Saisissez votre numéro FINESS et le code du mail/);
      expect(page.text).not.toMatch(/Consultez votre boîte|Cliquez sur le lien/);
      expect(page.text).toContain(`value="${person.number}"`);
      expect(page.text).toContain(`action="${path}"`);
    }
    expect((await give(browser, person.number, codeIn(mail), path)).location).toBe(`${door}/nouveau`);
  });
});
