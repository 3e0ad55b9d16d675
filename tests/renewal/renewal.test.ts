import { afterAll, beforeAll, expect, test } from "vitest";
import { mailRenewals } from "#account/password/renewal/renewal.actions.ts";
import { findRenewalAdvice } from "#account/password/renewal/renewal.queries.ts";
import { describeRhythm } from "#account/password/renewal/renewal.rules.ts";
import { renewals } from "#account/password/renewal/renewals.job.ts";
import { setPassword } from "#account/password/set-password.actions.ts";
import { enter } from "#journeys/sign-in/sign-in.actions.ts";
import { days } from "#kernel/duration.ts";
import { asSuperuser } from "../support/database-server.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { browserOf, type Member, member, memberPassword } from "./member.ts";

const title = "Pensez à renouveler votre mot de passe";
const visitor = { source: "203.0.113.9", browser: "Firefox sur Windows" };

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "adherent", instances: 2 });
});
afterAll(() => house.close());

/** Accueil, as that member sees it without script. */
async function home(of: Member) {
  const browser = await browserOf(house.ctx, house.origin, of);
  return { browser, text: (await browser.get("/adherent/espace")).text };
}

const mails = (of: Member) =>
  asSuperuser(house.database.superuserUrl, async (client) => {
    const asked = "select recipient from mail where kind = 'renewal-due' and holder_id = $1";
    return (await client.query<{ recipient: string }>(asked, [of.holderId])).rows.map(
      ({ recipient }) => recipient,
    );
  });

const changePassword = (of: Member, passwordHash: string) =>
  house.ctx.db.inTransaction(async (trx) => {
    const account = await trx
      .selectFrom("account")
      .select("password_hash")
      .where("id", "=", of.accountId)
      .executeTakeFirstOrThrow();
    return setPassword(trx, house.ctx, of, account.password_hash, passwordHash);
  });

test("shows nothing before six months, then a notice that can be hidden for a month at a time, until a change", async () => {
  const anne = await member(house.ctx, { email: "anne@boite.example" });
  await travel(house.database, days(182));
  expect((await home(anne)).text).not.toContain(title);
  expect(await mailRenewals(house.ctx)).toBe(0);
  await travel(house.database, days(15));
  const { browser, text } = await home(anne);
  expect(text).toContain(title);
  expect(text).toContain("tous les 6 mois");
  expect(text).toContain('href="/adherent/espace/securite"');
  expect(text.match(/<form[^>]*>/g)?.join()).toContain("/adherent/espace/renouvellement/plus-tard");

  const later = await browser.post("/adherent/espace/renouvellement/plus-tard");
  expect([later.status, later.location]).toEqual([303, "/adherent/espace"]);
  const after = await browser.get("/adherent/espace");
  expect(after.text).not.toContain(title);
  expect(after.text).toContain("Ce conseil reviendra dans un mois.");
  await travel(house.database, days(29));
  expect((await home(anne)).text).not.toContain(title);
  await travel(house.database, days(2));
  expect((await home(anne)).text).toContain(title);

  expect(await changePassword(anne, await house.ctx.passwords.hash("Verger-cascade 7"))).toBe(true);
  expect((await home(anne)).text).not.toContain(title);
  expect(await mailRenewals(house.ctx)).toBe(0);
});

test("neither a stranger nor a forged form can hide the notice", async () => {
  const anne = await member(house.ctx);
  await travel(house.database, days(200));
  const { browser } = await home(anne);
  const forged = await browser.post("/adherent/espace/renouvellement/plus-tard", { _csrf: "forged" });
  expect(forged.status).toBe(403);
  expect((await home(anne)).text).toContain(title);
});

test("one mail is sent for each password, however many times and workers run the job", async () => {
  const crowd = await Promise.all(
    Array.from({ length: 130 }, (_, index) => member(house.ctx, { email: `m${index}@boite.example` })),
  );
  const unreachable = await member(house.ctx);
  const [first] = crowd;
  if (!first) throw new Error("a crowd of nobody");
  await travel(house.database, days(198));
  const jobs = Array.from({ length: 4 }, () => mailRenewals(house.ctx));
  const written = (await Promise.all(jobs)).reduce((sum, some) => sum + some, 0);
  expect(written).toBeGreaterThanOrEqual(crowd.length);
  await house.ctx.db.inTransaction(async (trx) => {
    await house.ctx.outbox.enqueue(trx, renewals, { space: "adherent" });
    await house.ctx.outbox.enqueue(trx, renewals, { space: "adherent" });
  });
  for (const one of crowd) expect(await mails(one)).toHaveLength(1);
  expect(await mails(unreachable)).toEqual([]);
  expect((await home(unreachable)).text).toContain(title);

  const [mail] = await house.mailsTo("m0@boite.example");
  expect(mail?.subject).toContain(title);
  expect(mail?.text).not.toContain("http");
  await travel(house.database, days(400));
  expect(await mailRenewals(house.ctx)).toBe(0);

  expect(await changePassword(first, await house.ctx.passwords.hash("Verger-cascade 8"))).toBe(true);
  expect(await mailRenewals(house.ctx)).toBe(0);
  await travel(house.database, days(198));
  expect(await mailRenewals(house.ctx)).toBe(1);
  expect(await mails(first)).toHaveLength(2);
});

test("the job runs by itself every night, for the spaces that advise a renewal", async () => {
  const rows = await asSuperuser(house.database.superuserUrl, async (client) => {
    const asked = "select key, cron from pgboss.schedule where name = 'renewals'";
    return (await client.query<{ key: string; cron: string }>(asked)).rows;
  });
  expect(rows).toEqual([{ key: "adherent", cron: "15 4 * * *" }]);
});

test("the nightly job writes the mails", async () => {
  const anne = await member(house.ctx, { email: "nuit@boite.example" });
  await travel(house.database, days(198));
  await house.ctx.db.inTransaction((trx) => house.ctx.outbox.enqueue(trx, renewals, { space: "adherent" }));
  expect(await house.mailsTo("nuit@boite.example")).toHaveLength(1);
  expect(await mails(anne)).toEqual(["nuit@boite.example"]);
});

test("due dates are spread over two weeks, each always the same", async () => {
  const crowd = await Promise.all(Array.from({ length: 60 }, () => member(house.ctx)));
  const rule = { after: days(183), spread: days(14) };
  const due = () =>
    house.ctx.db.inTransaction(async (trx) => {
      const advised: boolean[] = [];
      for (const { accountId } of crowd)
        advised.push((await findRenewalAdvice(trx, accountId, rule)) !== null);
      return advised;
    });
  await travel(house.database, days(182.9));
  expect((await due()).filter(Boolean)).toHaveLength(0);
  await travel(house.database, days(7.1));
  const half = await due();
  expect(half.filter(Boolean).length).toBeGreaterThan(12);
  expect(half.filter(Boolean).length).toBeLessThan(48);
  expect(await due()).toEqual(half);
  await travel(house.database, days(7));
  expect((await due()).filter(Boolean)).toHaveLength(60);
});

test("the advice never locks: after five years the same password signs in", async () => {
  const anne = await member(house.ctx);
  await travel(house.database, days(5 * 365));
  const entered = await enter(
    house.ctx,
    { visitor, knownBrowser: null, mayPass: true },
    { number: anne.number },
    memberPassword,
  );
  expect(entered.ok && entered.value.kind).toBe("session");
  expect((await home(anne)).text).toContain(title);
});

test("a space without the advice shows none, sends none, and has no such form", async () => {
  const other = await runHouse({ worker: false });
  try {
    const anne = await member(other.ctx, { email: "anne@boite.example" });
    await travel(other.database, days(2000));
    const browser = await browserOf(other.ctx, other.origin, anne);
    expect((await browser.get("/npfr/espace")).text).not.toContain(title);
    expect(await mailRenewals(other.ctx)).toBe(0);
    expect((await browser.post("/npfr/espace/renouvellement/plus-tard")).status).toBe(404);
  } finally {
    await other.close();
  }
});

test.each([
  [{ after: days(183), spread: days(0) }, "tous les 6 mois"],
  [{ after: days(365), spread: days(0) }, "tous les 12 mois"],
  [{ after: days(30), spread: days(0) }, "tous les mois"],
  [null, "de temps en temps"],
])("%j is %s", (rule, words) => expect(describeRhythm(rule)).toBe(words));
