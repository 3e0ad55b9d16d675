import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { establishment, nextNumber, prove, wrongTail } from "../journeys/enrolments.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { activePerson, personWithLetters, usualPassword } from "../support/persons.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { captchaIn, placeOf } from "../support/solve-captcha.ts";
import { travel } from "../support/travel.ts";
import { inSpace } from "./three-spaces.ts";

const perNetworkAndHour = { ipv4_24: 6, ipv6_56: 6, ipv6_48: 8 };
const asks = { warnedAt: 20, most: 30 };
let house: RunningHouse;
beforeAll(async () => {
  npfr.policy.limits = { ...npfr.policy.limits, perNetworkAndHour, asks, subjectsPerHour: 40 };
  sante.policy.limits = { ...sante.policy.limits, perNetworkAndHour };
  house = await runHouse({ instances: 2, env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const lost = "/npfr/mot-de-passe-oublie";
const door = "/npfr/connexion";
const soon = { timeout: 10_000 };
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const from = (address: string) =>
  new Browser(house.origins[address.length % 2] ?? house.origin, { "x-forwarded-for": address });
let addresses = 0;
function nobody() {
  addresses += 1;
  return `personne-${addresses}@boite.example`;
}
const ask = (browser: Browser, email = nobody()) => browser.post(lost, { email });
const asksRobot = ({ text }: Answer) => text.includes('name="captcha"');
const answerTo = (page: Answer) => {
  const shown = captchaIn(page.text);
  return { captcha: shown.token, captcha_choice: String(placeOf(house.ctx.keys, shown)), captcha_proof: "" };
};
/** How many requests were accepted and how many refused. */
const statusesOf = (answers: Answer[]) =>
  [303, 429].map((wanted) => answers.filter(({ status }) => status === wanted).length);
const told = async (subject: string) =>
  (await house.mailsTo(npfr.policy.mail.replyTo)).filter((mail) => mail.subject === subject).length;
/** The error lines of the log that report it: an alert must not depend on its mail being delivered. */
const logged = (of: string) =>
  house.warnings
    .map((line) => JSON.parse(line))
    .filter(({ level, msg, about }) => level === 50 && msg === "alarm" && about.of === of).length;
/** Seconds until the next hour: the test and its database share one clock. */
const left = () => 3600 - ((Date.now() / 1000) % 3600);

describe("LOG-05, LOG-06: recovery requests from one network", () => {
  it("trigger the anti-robot for their /48, whatever the /64, and block nobody else", {
    timeout: 60_000,
  }, async () => {
    const answers = await Promise.all(
      many(30).map((index) => ask(from(`2001:db8:7:${(index * 256).toString(16)}::1`))),
    );
    expect(statusesOf(answers)).toEqual([perNetworkAndHour.ipv6_48, 0]);
    await expect.poll(() => told("Trop d’essais d’un même réseau"), soon).toBe(1);
    expect(logged("network")).toBe(1);

    const elsewhere = from("2001:db8:8::1");
    expect(asksRobot(await elsewhere.get(lost))).toBe(false);
    expect((await ask(elsewhere)).status).toBe(303);
    expect((await from("203.0.113.1").post(door, { email: nobody(), password: "faux" })).status).toBe(401);

    // Nobody inside that network is blocked either, and the page keeps the typed values.
    const email = nobody();
    const neighbour = from("2001:db8:7:ff01::1");
    expect(asksRobot(await neighbour.get(lost))).toBe(true);
    const asked = await ask(neighbour, email);
    expect(asked.text).toContain(`value="${email}"`);
    expect(asked.text).toMatch(/pas forcément de chez vous[\s\S]*puis recommencez/);
    expect((await neighbour.post(lost, { email, ...answerTo(asked) })).status).toBe(303);
    // Sign-ins are not limited by these requests.
    expect(asksRobot(await neighbour.get(door))).toBe(false);
    await expect.poll(() => told("Trop d’essais d’un même réseau"), soon).toBe(1);
  });

  it("are counted by /56 and by IPv4 /24 too", async () => {
    const subscriber = await Promise.all(many(10).map((index) => ask(from(`2001:db8:9:1${index}::1`))));
    expect(statusesOf(subscriber)).toEqual([6, 0]);
    expect((await ask(from("2001:db8:9:ff00::1"))).status).toBe(303);
    const street = await Promise.all(many(10).map((index) => ask(from(`198.51.100.${index + 1}`))));
    expect(statusesOf(street)).toEqual([6, 0]);
    expect((await ask(from("198.51.101.1"))).status).toBe(303);
  });

  it("trigger the anti-robot for every unknown browser once the global budget is spent, and for no known browser", async () => {
    const member = await activePerson(house.ctx);
    const home = from("192.0.2.7");
    await home.post(door, { email: member.email, password: usualPassword });
    await Promise.all(many(40).map((index) => ask(from(`2001:db8:a${index}::1`))));
    await expect.poll(() => told("Beaucoup de demandes de mots de passe"), soon).toBe(1);
    await expect.poll(() => told("Trop de demandes de mots de passe"), soon).toBe(1);
    expect(logged("asks")).toBe(1);
    const stranger = from("203.0.113.77");
    const asked = await ask(stranger, member.email);
    expect([asked.status, asksRobot(asked), asked.headers.get("retry-after")]).toEqual([400, true, null]);
    expect((await stranger.post(lost, { email: member.email, ...answerTo(asked) })).status).toBe(303);
    expect(asksRobot(await home.get(lost))).toBe(false);
    expect((await ask(home, member.email)).status).toBe(303);
    expect((await ask(home)).status).toBe(400);
    await travel(house.database, hours(1));
    expect(asksRobot(await from("203.0.113.78").get(lost))).toBe(false);
  });
});

describe("LOG-09: one source that sends too many requests", () => {
  it("is the only one refused, for the time the page and Retry-After give, and can still sign in", async () => {
    const browser = from("2001:db8:c:1::1");
    const { subjectsPerSourceAndHour: most } = npfr.policy.limits;
    let answer = await ask(browser);
    for (const _ of many(most - 1)) {
      answer = await ask(browser);
      if (answer.status === 400) answer = await browser.post(lost, { email: nobody(), ...answerTo(answer) });
      expect(answer.status).toBe(303);
    }
    const refused = await browser.post(lost, { email: nobody(), ...answerTo(await browser.get(lost)) });
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get("retry-after"));
    expect(Math.abs(wait - left())).toBeLessThan(5);
    expect(refused.text).toMatch(/Trop de demandes ont été faites depuis l’endroit où vous êtes/);
    expect(refused.text).toMatch(/Attendez jusqu’au \d+(?:er)? \S+ à \d\d\sh\s00/);
    expect((await browser.post(door, { email: nobody(), password: "faux" })).status).toBe(401);
  });

  it("is refused at the sign-in with the true waiting time, and can still ask for a recovery", async () => {
    const browser = from("203.0.114.9");
    const { subjectsPerSourceAndHour: most } = npfr.policy.limits;
    let answer = await browser.post(door, { email: nobody(), password: "faux" });
    for (const _ of many(most)) {
      const captcha = asksRobot(answer) ? answerTo(answer) : {};
      answer = await browser.post(door, { email: nobody(), password: "faux", ...captcha });
    }
    expect(answer.status).toBe(429);
    expect(Math.abs(Number(answer.headers.get("retry-after")) - left())).toBeLessThan(5);
    expect(answer.text).toMatch(/Trop d’essais ont échoué depuis l’endroit[\s\S]*Attendez jusqu’au/);
    expect((await ask(browser)).status).toBe(303);
  });
});

describe("LOG-09: letter secrets and ends of IBAN tried on many people", () => {
  const inscription = "/npfr/inscription";
  const connect = (browser: Browser, number: string, password: string, fields = {}) =>
    browser.post(inscription, { number, password, ...fields });

  it("trigger the anti-robot on their own forms; valid letters still open accounts", async () => {
    await travel(house.database, hours(1));
    expect(asksRobot(await from("192.0.2.1").get(inscription))).toBe(false);
    const sprayed = await Promise.all(
      many(npfr.policy.limits.subjectsPerHour).map((index) =>
        connect(from(`2001:db8:b${index}::1`), `Z${String(index).padStart(7, "0")}`, drawSecret()),
      ),
    );
    expect(new Set(sprayed.map(({ status }) => status))).toEqual(new Set([401]));
    await expect.poll(() => told("Trop de connexions échouent"), soon).toBe(1);
    const { number, secret } = await personWithLetters(house.ctx);
    const browser = from("192.0.2.2");
    const before = house.verifications();
    const asked = await connect(browser, number, secret);
    expect([asked.status, house.verifications() - before]).toEqual([400, 0]);
    expect(asked.text).toContain(`value="${number}"`);
    expect(asked.text).toContain("retapez le mot de passe provisoire");
    const opened = await connect(browser, number, secret, answerTo(asked));
    expect(opened.location).toBe(`${inscription}/bienvenue`);
  });

  it("trigger it from one network, in a space that proves by IBAN too", async () => {
    const here = inSpace(sante, house);
    for (const index of many(8))
      await prove(from(`2001:db8:d:${(index * 256).toString(16)}::1`), nextNumber(), wrongTail);
    const who = await establishment(here);
    expect((await prove(from("2001:db8:d:ff00::1"), who.number, wrongTail)).status).toBe(400);
    expect((await prove(from("2001:db8:e::1"), who.number, wrongTail)).status).toBe(401);
  });

  it("trigger it from one network on a locked number too, although no try is checked", async () => {
    const { number } = await establishment(inSpace(sante, house));
    for (const index of many(3)) await prove(from(`192.0.${index}.9`), number, wrongTail);
    for (const index of many(8)) {
      const tried = await prove(from(`2001:db8:1f:${(index * 256).toString(16)}::1`), number, wrongTail);
      expect(tried.status).toBe(401);
    }
    expect((await prove(from("2001:db8:1f:ff00::1"), nextNumber(), wrongTail)).status).toBe(400);
  });
});
