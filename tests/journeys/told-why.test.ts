import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { everySpace, type InSpace, inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

const fresh = "Tilleul-marine 417";

describe.each(everySpace)("an ended session, in $id", (space) => {
  let here: InSpace;
  beforeAll(() => {
    here = inSpace(space, house);
  });
  const enter = async (owner: Awaited<ReturnType<InSpace["openAccount"]>>) => {
    const browser = new Browser(house.origin);
    await here.signIn(browser, here.loginOf(owner), usualPassword);
    expect(await here.isSignedIn(browser)).toBe(true);
    return browser;
  };
  const toldIn = async (browser: Browser) => (await browser.visit(`${here.home}/espace`)).text;

  it("says that it was ended from another browser, by a new password or by its owner", async () => {
    const owner = await here.openAccount();
    const [left, other] = [await enter(owner), await enter(owner)];
    await other.get(`${here.home}/espace/securite`);
    const gone = await other.post(`${here.home}/espace/securite/appareils/fin-des-autres`);
    expect(gone.status).toBe(303);
    expect(await toldIn(left)).toMatch(/Votre session est terminée[\s\S]*fermée depuis un autre appareil/);
    const chosen = { current_password: usualPassword, password: fresh, password_confirmation: fresh };
    const again = await enter(owner);
    const changed = await other.post(`${here.home}/espace/securite/mot-de-passe`, chosen);
    expect(changed.status).toBe(303);
    const told = await toldIn(again);
    expect(told).toContain("vos accès ont changé");
    expect(told).not.toContain("sans activité");
    expect(await toldIn(again)).not.toContain("Votre session est terminée");
  });

  it("says that it expired, even if it was ended later", async () => {
    const owner = await here.openAccount();
    const idle = await enter(owner);
    await travel(house.database, space.policy.lifetimes.sessionIdle);
    const other = await enter(owner);
    await other.get(`${here.home}/espace/securite`);
    await other.post(`${here.home}/espace/securite/appareils/fin-des-autres`);
    expect(await toldIn(idle)).toContain("un temps sans activité");
  });
});

describe("an activation link whose address was corrected (S4, N5)", () => {
  it("says that it was replaced, not used", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = new Browser(house.origin);
    const door = "/npfr/inscription";
    await browser.post(door, { number: person.number, password: person.secret });
    const mistyped = `autre.${person.email}`;
    await browser.post(`${door}/bienvenue`, {
      email: mistyped,
      password: usualPassword,
      password_confirmation: usualPassword,
    });
    const former = linkIn((await house.mailsTo(mistyped))[0]);
    await browser.post(`${door}/mail`, { choice: "correct" });
    await browser.post(`${door}/adresse`, { email: person.email });
    const dead = await new Browser(house.origin).visit(former);
    expect(dead.status).toBe(410);
    expect(dead.text).toContain("un lien plus récent l’a remplacé");
    expect(dead.text).not.toContain("déjà servi");
    const live = linkIn((await house.mailsTo(person.email))[0]);
    expect((await browser.visit(live)).text).toContain("Compte activé");
  });
});
