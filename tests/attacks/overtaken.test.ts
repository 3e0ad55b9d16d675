import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailRecoveryLink } from "#journeys/lost-password/by-link/mail-recovery-link.actions.ts";
import { hours } from "#kernel/duration.ts";
import type { JourneyId } from "#kernel/ids.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, type Person, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { comparisons } from "./sign-ins.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ env: { PARVIS_PROXIES: "127.0.0.1" } });
});
afterAll(() => house.close());

const newPassword = "Mirabelle dorée 64";
const twice = (password: string) => ({ password, password_confirmation: password });

/** The owner's browser, on the page that chooses a new password. */
async function recovering(person: Person) {
  const owner = new Browser(house.origin);
  await owner.post("/npfr/mot-de-passe-oublie", { email: person.email });
  const [mail] = await house.mailsTo(person.email);
  await owner.visit(linkIn(mail));
  return owner;
}

async function untilJudged(before: number) {
  while (house.verifications() === before) await new Promise((again) => setTimeout(again, 10));
}

describe("REC-13: a recovery ends everything opened with the old password", () => {
  it("opens no session for a password checked before it", async () => {
    const person = await activePerson(house.ctx);
    const owner = await recovering(person);
    const thief = new Browser(house.origin);
    await thief.get("/npfr/connexion");
    const before = house.verifications();
    const release = house.holdVerdicts(1);
    const entering = thief.post("/npfr/connexion", { email: person.email, password: usualPassword });
    await untilJudged(before);
    const chosen = await owner.post("/npfr/mot-de-passe-oublie/nouveau", twice(newPassword));
    expect(chosen.location).toBe("/npfr/connexion");
    release();
    await entering;
    expect((await thief.get("/npfr/espace")).status).toBe(303);
  });

  it("is not undone by a concurrent change of password", async () => {
    const person = await activePerson(house.ctx);
    const thief = new Browser(house.origin);
    await thief.post("/npfr/connexion", { email: person.email, password: usualPassword });
    await thief.get("/npfr/espace/securite");
    const owner = await recovering(person);
    const before = house.verifications();
    const release = house.holdVerdicts(1);
    const changing = thief.post("/npfr/espace/securite/mot-de-passe", {
      current_password: usualPassword,
      ...twice("Groseille acide 12"),
    });
    await untilJudged(before);
    const chosen = await owner.post("/npfr/mot-de-passe-oublie/nouveau", twice(newPassword));
    expect(chosen.location).toBe("/npfr/connexion");
    release();
    const changed = await changing;
    expect(changed.status).toBe(400);
    expect(changed.text).toContain('id="current_password-error"');
    const opens = async (password: string) =>
      (await new Browser(house.origin).post("/npfr/connexion", { email: person.email, password })).location;
    expect(await opens(newPassword)).toBe("/npfr/espace");
    expect((await thief.get("/npfr/espace")).status).toBe(303);
  });
});

it("REC-10: concurrent requests send one link, in three mails an hour at most", async () => {
  const person = await activePerson(house.ctx);
  const asks = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const browser = new Browser(house.origin);
      return browser.post("/npfr/mot-de-passe-oublie", { email: person.email });
    }),
  );
  expect(new Set(asks.map(({ location }) => location))).toEqual(new Set(["/npfr/mot-de-passe-oublie/mail"]));
  const journeys = await house.ctx.db.inTransaction((trx) =>
    trx.selectFrom("journey").select("id").where("kind", "=", "link-recovery").execute(),
  );
  await Promise.all(journeys.map(({ id }) => mailRecoveryLink(house.ctx, id as JourneyId, null)));
  await new Promise((arrive) => setTimeout(arrive, 1000));
  const mails = await house.mailsTo(person.email);
  expect(mails.length).toBeLessThanOrEqual(3);
  expect(new Set(mails.map(linkIn)).size).toBe(1);
});

describe("LOG-06, LOG-09: limits by source", () => {
  /** As a trusted proxy reports it. */
  const elsewhere = { "x-forwarded-for": "203.0.113.7" };

  it("stop a source that fails on many accounts at once, and no other source", async () => {
    const { subjectsPerSourceAndHour: most } = house.ctx.space.policy.limits;
    const before = house.verifications();
    const tries = await Promise.all(
      Array.from({ length: 3 * most }, (_, index) =>
        new Browser(house.origin, elsewhere).post("/npfr/connexion", {
          email: `essai-${index}@boite.example`,
          password: "Mutuelle2026!",
        }),
      ),
    );
    const judged = (house.verifications() - before) / comparisons;
    expect(judged).toBeGreaterThanOrEqual(most);
    expect(judged).toBeLessThanOrEqual(most + 20);
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(3 * most - judged);
    const person = await activePerson(house.ctx);
    const right = { email: person.email, password: usualPassword };
    expect((await new Browser(house.origin, elsewhere).post("/npfr/connexion", right)).status).toBe(429);
    expect((await new Browser(house.origin).post("/npfr/connexion", right)).location).toBe("/npfr/espace");
    // Its failures block no recovery request: requests are counted apart.
    const asked = await new Browser(house.origin, elsewhere).post("/npfr/mot-de-passe-oublie", right);
    expect(asked.status).toBe(303);
  });
});

it("LOG-08: after 100 failures in a row only recovery helps", async () => {
  const person = await activePerson(house.ctx);
  const right = { email: person.email, password: usualPassword };
  const post = () => new Browser(house.origin).post("/npfr/connexion", right);
  await new Browser(house.origin).post("/npfr/connexion", { ...right, password: "faux" });
  await house.ctx.db.inTransaction((trx) =>
    trx.updateTable("attempt").set({ consecutive_failures: 100, failures: 0 }).execute(),
  );
  expect((await post()).text).toContain("Choisissez-en un nouveau par");
  const owner = await recovering(person);
  await owner.post("/npfr/mot-de-passe-oublie/nouveau", twice(newPassword));
  const opened = await new Browser(house.origin).post("/npfr/connexion", { ...right, password: newPassword });
  expect(opened.location).toBe("/npfr/espace");
});

it("LOG-08: a source that fails once a day is not told of 100 failures in a row", async () => {
  const { email } = await activePerson(house.ctx);
  const slip = () => new Browser(house.origin).post("/npfr/connexion", { email, password: "faux" });
  await slip();
  await house.ctx.db.inTransaction((trx) =>
    trx.updateTable("attempt").set({ consecutive_failures: 100 }).where("shown", "=", true).execute(),
  );
  expect((await slip()).text).toContain("n’est plus accepté");
  await travel(house.database, hours(25));
  expect((await slip()).text).toContain("Il vous reste 2 essais");
});

describe("REC-06: after a change of password in Sécurité, an earlier request cannot choose another", () => {
  const change = async (person: Person) => {
    const signedIn = new Browser(house.origin);
    await signedIn.post("/npfr/connexion", { email: person.email, password: usualPassword });
    await signedIn.get("/npfr/espace/securite");
    const answer = await signedIn.post("/npfr/espace/securite/mot-de-passe", {
      current_password: usualPassword,
      ...twice(newPassword),
    });
    expect(answer.status).toBe(303);
  };

  it("by a link still in the mailbox", async () => {
    const person = await activePerson(house.ctx);
    const owner = new Browser(house.origin);
    await owner.post("/npfr/mot-de-passe-oublie", { email: person.email });
    const [mail] = await house.mailsTo(person.email);
    await change(person);
    expect((await owner.visit(linkIn(mail))).status).toBe(410);
    await house.mailsTo(person.email, 2);
    await owner.post("/npfr/mot-de-passe-oublie", { email: person.email });
    const mails = await house.mailsTo(person.email, 3);
    expect(linkIn(mails.at(-1))).not.toBe(linkIn(mail));
    expect((await owner.visit(linkIn(mails.at(-1)))).text).toContain("Nouveau mot de passe");
  });

  it("by a page opened before, until it has sent another link", async () => {
    const person = await activePerson(house.ctx);
    const owner = new Browser(house.origin);
    await owner.post("/npfr/mot-de-passe-oublie", { email: person.email });
    await house.mailsTo(person.email);
    await change(person);
    await house.mailsTo(person.email, 2);
    await owner.post("/npfr/mot-de-passe-oublie/mail", { choice: "resend" });
    const mails = await house.mailsTo(person.email, 3);
    await owner.visit(linkIn(mails.at(-1)));
    const chosen = await owner.post("/npfr/mot-de-passe-oublie/nouveau", twice("Groseille acide 12"));
    expect(chosen.location).toBe("/npfr/connexion");
  });

  it("by a link already followed, for the rest of its hour", async () => {
    const person = await activePerson(house.ctx);
    const thief = await recovering(person);
    await change(person);
    const stolen = await thief.post("/npfr/mot-de-passe-oublie/nouveau", twice("Groseille acide 12"));
    expect(stolen.status).toBe(409);
    expect(stolen.text).toContain("Votre mot de passe a été changé depuis le début de cette démarche");
    const right = { email: person.email, password: newPassword };
    expect((await new Browser(house.origin).post("/npfr/connexion", right)).location).toBe("/npfr/espace");
  });
});
