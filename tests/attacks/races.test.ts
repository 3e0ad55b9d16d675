import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Browser } from "../support/browser.ts";
import { activePerson, personWithLetters, usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { comparisons } from "./sign-ins.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ instances: 2 });
});
afterAll(() => house.close());

const runs = repeated(5, 100);
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const originOf = (index: number) => house.origins[index % house.origins.length] ?? house.origin;

/** Browsers with their form already loaded, so that only the posts race. */
const ready = (count: number, path: string) =>
  Promise.all(
    many(count).map(async (index) => {
      const browser = new Browser(originOf(index));
      await browser.get(path);
      return browser;
    }),
  );

describe("LOG-01, F-23: 50 concurrent wrong passwords on two instances", () => {
  it(`have exactly 3 checked, ${runs} times of ${runs}`, {
    tags: ["repeats"],
    timeout: 240_000,
  }, async () => {
    const browsers = await ready(50, "/npfr/connexion");
    const judged: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const email = run % 2 ? (await activePerson(house.ctx)).email : `inconnu-${run}@boite.example`;
      const before = house.verifications();
      await Promise.all(
        browsers.map((browser) => browser.post("/npfr/connexion", { email, password: "faux" })),
      );
      judged.push((house.verifications() - before) / comparisons);
    }
    expect(judged).toEqual(many(runs).map(() => 3));
  });
});

describe("30 concurrent right passwords for one account", () => {
  it("all sign in: tries still being checked cause no lock", async () => {
    const { email } = await activePerson(house.ctx);
    const browsers = await ready(30, "/npfr/connexion");
    const answers = await Promise.all(
      browsers.map((browser) => browser.post("/npfr/connexion", { email, password: usualPassword })),
    );
    expect(answers.map(({ location }) => location)).toEqual(many(30).map(() => "/npfr/espace"));
  });
});

describe("REC-05, F-22: 20 concurrent uses of one link on two instances", () => {
  it(`have exactly 1 success, ${runs} times of ${runs}`, {
    tags: ["repeats"],
    timeout: 240_000,
  }, async () => {
    const winners: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const person = await activePerson(house.ctx);
      const browser = new Browser(house.origin);
      await browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
      const [mail] = await house.mailsTo(person.email);
      await browser.get(linkIn(mail));
      const answers = await Promise.all(
        many(20).map((index) => browser.copy(originOf(index)).get("/npfr/lien")),
      );
      winners.push(answers.filter(({ location }) => location?.endsWith("/nouveau")).length);
    }
    expect(winners).toEqual(many(runs).map(() => 1));
  });

  it("ACT-07: one of 3 concurrent activations wins, and only its password works", async () => {
    const person = await personWithLetters(house.ctx);
    const browsers = await Promise.all(
      many(3).map(async (index) => {
        const browser = new Browser(originOf(index));
        await browser.post("/npfr/inscription", { number: person.number, password: person.secret });
        const email = `course-${index}-${person.email}`;
        const password = `${usualPassword} ${index}`;
        await browser.post("/npfr/inscription/bienvenue", {
          email,
          password,
          password_confirmation: password,
        });
        return { browser, email, password };
      }),
    );
    const ready = [];
    for (const one of browsers) {
      const [mail] = await house.mailsTo(one.email);
      if (mail) ready.push({ ...one, path: linkIn(mail) });
    }
    const answers = await Promise.all(ready.map(({ browser, path }) => browser.visit(path)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const opened = await Promise.all(
      browsers.map(({ email, password }) =>
        new Browser(house.origin).post("/npfr/connexion", { email, password }),
      ),
    );
    expect(opened.filter(({ location }) => location === "/npfr/espace")).toHaveLength(1);
  });
});

describe("F-21: the same post 20 times at once", () => {
  it("has one effect: one mail, one row moved once", async () => {
    const person = await personWithLetters(house.ctx);
    const browser = new Browser(house.origin);
    await browser.post("/npfr/inscription", { number: person.number, password: person.secret });
    await browser.get("/npfr/inscription/bienvenue");
    const { email, password } = person;
    const answers = await Promise.all(
      many(20).map((index) =>
        browser
          .copy(originOf(index))
          .post("/npfr/inscription/bienvenue", { email, password, password_confirmation: password }),
      ),
    );
    expect(new Set(answers.map(({ location }) => location))).toEqual(new Set(["/npfr/inscription/mail"]));
    await browser.get("/npfr/inscription/mail");
    await Promise.all(
      many(20).map((index) =>
        browser.copy(originOf(index)).post("/npfr/inscription/mail", { choice: "resend" }),
      ),
    );
    await new Promise((arrive) => setTimeout(arrive, 1500));
    const { rows } = await house.ctx.db.inTransaction(async (trx) => ({
      rows: await trx.selectFrom("mail").select("id").where("holder_id", "=", person.holderId).execute(),
    }));
    expect(rows).toHaveLength(2);
  });
});
