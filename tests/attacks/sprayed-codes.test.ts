import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { spaces } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { wrongCode } from "../factors/codes.ts";
import { forgetSteps, giveCode as giveFactor, givePassword, ownerOfTotp } from "../factors/owners.ts";
import { atCode, codeIn, door, give, otherThan } from "../journeys/codes.ts";
import { give as giveReset, professional, door as resetDoor } from "../journeys/resets.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { personOnFile, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { captchaIn, placeOf, solveCaptcha } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";
import { inSpace } from "./three-spaces.ts";

const codes = { warnedAt: 6, most: 12 };
const budgets = spaces.map(({ policy }) => policy.limits.codes);
let house: RunningHouse;
beforeAll(async () => {
  for (const { policy } of spaces) policy.limits = { ...policy.limits, codes };
  house = await runHouse({ space: "adherent", instances: 2, env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const soon = { timeout: 10_000 };
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
let places = 0;
/** Each time from another /64 and another /48. */
function stranger(path?: string) {
  places += 1;
  const address = `2001:db8:${places.toString(16)}:${places.toString(16)}::1`;
  const browser = new Browser(house.origins[places % 2] ?? house.origin, { "x-forwarded-for": address });
  return path ? browser.get(path).then(() => browser) : Promise.resolve(browser);
}
const asksRobot = ({ text }: Answer) => text.includes('name="captcha"');
const answerTo = (page: Answer) => {
  const shown = captchaIn(page.text);
  return { captcha: shown.token, captcha_choice: String(placeOf(house.ctx.keys, shown)), captcha_proof: "" };
};
const told = async (policy: { mail: { replyTo: string } }, subject: string) =>
  (await house.mailsTo(policy.mail.replyTo)).filter((mail) => mail.subject === subject).length;

/** A stranger's browser on the code page of a number. */
async function atCodeOf(number: string) {
  const browser = await stranger(`${door}/numero`);
  await browser.post(`${door}/numero`, { number });
  await browser.post(`${door}/choix`, { choice: "mail" });
  return browser;
}

describe("OTP-01: codes sprayed over many numbers, each from another /64", () => {
  it("have a budget of 200 an hour in every built-in space, and staff are warned before", () => {
    for (const { warnedAt, most } of budgets) {
      expect(most).toBeLessThanOrEqual(200);
      expect(warnedAt).toBeLessThan(most);
    }
  });

  it("stop at the budget, even concurrent; staff are warned and alerted once; then the anti-robot appears", {
    timeout: 60_000,
  }, async () => {
    const onFile = await Promise.all(many(4).map(() => personOnFile(house.ctx, { mail: true })));
    const numbers = [...onFile.map(({ number }) => number), "880001", "880002", "880003", "880004"];
    const member = await personOnFile(house.ctx, { mail: true, hasAccount: true });
    const home = await stranger();
    const captcha = await solveCaptcha(house.ctx.keys, home, "/adherent/connexion");
    await home.post("/adherent/connexion", { number: member.number, password: usualPassword, ...captcha });
    await home.post("/adherent/deconnexion");

    const sprayers = await Promise.all(numbers.map(atCodeOf));
    const sprayed = await Promise.all(
      sprayers.flatMap((browser) => many(3).map((index) => give(browser.copy(), otherThan("123456", index)))),
    );
    const judged = sprayed.filter(({ status }) => status === 401);
    const asked = sprayed.filter(({ status }) => status === 400);
    expect([judged.length, asked.length]).toEqual([codes.most, numbers.length * 3 - codes.most]);
    await expect.poll(() => told(adherent.policy, "Trop de codes erronés"), soon).toBe(1);
    await expect.poll(() => told(adherent.policy, "Beaucoup de codes erronés"), soon).toBe(1);

    // The typed code is kept, and a wrong picture spends the challenge too.
    const someone = await personOnFile(house.ctx, { mail: true });
    const browser = await atCodeOf(someone.number);
    const page = await browser.get(`${door}/code`);
    expect(page.text).toContain("Vérifier sans image");
    const code = codeIn((await house.mailsTo(someone.email ?? "", 1))[0]);
    const right = answerTo(page);
    const place = String((Number(right.captcha_choice) % 6) + 1);
    const wrong = await browser.post(`${door}/code`, { code, ...right, captcha_choice: place });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("Ce n’était pas la bonne image.");
    expect(wrong.text).toContain(`value="${code}"`);
    const again = await browser.post(`${door}/code`, { code, ...right });
    expect([again.status, again.text.includes("avaient déjà servi")]).toEqual([400, true]);
    // A challenge of another form does not work here.
    const ofSignIn = await solveCaptcha(house.ctx.keys, browser, "/adherent/connexion");
    await browser.get(`${door}/code`);
    expect((await browser.post(`${door}/code`, { code, ...ofSignIn })).status).toBe(400);
    const next = await browser.get(`${door}/code`);
    const misses = await browser.post(`${door}/code`, { code: otherThan(code), ...answerTo(next) });
    expect(misses.status).toBe(401);
    expect(misses.text).toContain("Il vous reste 2 essais.");
    const comesIn = await browser.post(`${door}/code`, { code, ...answerTo(misses) });
    expect(comesIn.location).toBe(`${door}/nouveau`);

    // A known browser gets no challenge, except for another's number.
    await home.post(`${door}/numero`, { number: member.number });
    await home.post(`${door}/choix`, { choice: "mail" });
    expect(asksRobot(await home.get(`${door}/code`))).toBe(false);
    const theirs = codeIn((await house.mailsTo(member.email ?? "", 1))[0]);
    expect((await give(home, otherThan(theirs))).status).toBe(401);
    expect((await give(home, theirs)).location).toBe(`${door}/nouveau`);
    const misuse = home.copy();
    await misuse.post(`${door}/numero`, { number: "880005" });
    await misuse.post(`${door}/choix`, { choice: "mail" });
    expect((await give(misuse, "123456")).status).toBe(400);
    // Only code checks get it: a code request and a sign-in elsewhere do not.
    expect(asksRobot(await (await stranger()).get(`${door}/numero`))).toBe(false);
    await expect.poll(() => told(adherent.policy, "Trop de codes erronés"), soon).toBe(1);

    await travel(house.database, hours(1));
    expect(asksRobot(await (await atCode(house, someone.number)).get(`${door}/code`))).toBe(false);
  });

  it("get the same answers for known and unknown numbers, byte for byte", async () => {
    const here = await personOnFile(house.ctx, { mail: true });
    for (const index of many(4)) {
      const browser = await atCodeOf(`88100${index}`);
      for (const guess of many(3)) await give(browser, otherThan("123456", guess));
    }
    const pages = [];
    for (const number of [here.number, "882000"]) {
      const browser = await atCodeOf(number);
      const page = await give(browser, "123456");
      pages.push(
        `${page.status} ${page.text}`
          .replaceAll(number, "#")
          .replace(/<p>\s*Il est parti.*?<\/p>/s, "")
          .replace(
            /name="_csrf" value="[^"]+"|nonce="[^"]+"|anti-robot\/[^"]+|name="captcha" value="[^"]+"/g,
            "",
          )
          .replace(/<strong>[^<]+<\/strong><\/legend>/, ""),
      );
    }
    expect(pages[0]).toContain("400 ");
    expect(pages[0]).toBe(pages[1]);
  });

  it("of a reset too, in the browser that began and where its link was opened", async () => {
    const here = inSpace(sante, house);
    const spray = async () => {
      const who = await professional({ ctx: here.ctx });
      const browser = await stranger(resetDoor);
      await browser.post(resetDoor, { number: who.number, email: who.email });
      for (const index of many(3)) await giveReset(browser, who.number, otherThan("123456", index));
    };
    for (const _ of many(4)) await spray();
    await expect.poll(() => told(sante.policy, "Trop de codes erronés"), soon).toBe(1);
    const who = await professional({ ctx: here.ctx });
    const browser = await stranger(resetDoor);
    await browser.post(resetDoor, { number: who.number, email: who.email });
    const [mail] = await house.mailsTo(who.email);
    const code = codeIn(mail);
    expect((await giveReset(browser, who.number, code)).status).toBe(400);
    const elsewhere = await stranger();
    const opened = await elsewhere.visit(linkIn(mail));
    expect(asksRobot(opened)).toBe(true);
    const asked = await giveReset(elsewhere, who.number, code, "/sante/lien");
    expect([asked.status, asked.text.includes(`value="${code}"`)]).toEqual([400, true]);
    const proven = await elsewhere.post("/sante/lien", { number: who.number, code, ...answerTo(asked) });
    expect(proven.location).toBe(`${resetDoor}/nouveau`);
  });

  it("of second factors, after stolen passwords: the anti-robot appears at the sign-in", async () => {
    const { ctx } = inSpace(npfr, house);
    const path = "/npfr/connexion";
    const known = await ownerOfTotp(ctx);
    for (const _ of many(4)) {
      const owner = await ownerOfTotp(ctx);
      const thief = await stranger(path);
      expect((await givePassword(thief, owner)).location).toBe(`${path}/verification`);
      for (const _ of many(3)) await giveFactor(thief, wrongCode(owner.shared));
    }
    await forgetSteps(ctx);
    await expect.poll(() => told(npfr.policy, "Trop de secondes vérifications manquées"), soon).toBe(1);
    const browser = await stranger();
    expect(asksRobot(await browser.get(path))).toBe(true);
    const asked = await givePassword(browser, known);
    expect(asked.status).toBe(400);
    const proven = { email: known.email, password: known.password, ...answerTo(asked) };
    expect((await browser.post(path, proven)).location).toBe(`${path}/verification`);
  });
});
