import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { makeRecoveryCodes } from "#account/factors/recovery-codes/recovery-codes.actions.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import { hours, minutes } from "#kernel/duration.ts";
import type { SessionId } from "#kernel/ids.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import { codeOf, wrongCode } from "./codes.ts";
import {
  forgetSteps,
  giveCode,
  givePassword,
  giveSpareCode,
  isSignedIn,
  journalOf,
  type Owner,
  ownerOfTotp,
  verification,
} from "./owners.ts";

let house: RunningHouse;
let owner: Owner;
let browser: Browser;
beforeAll(async () => {
  house = await runHouse({ instances: 2 });
});
afterAll(() => house.close());
beforeEach(async () => {
  owner = await ownerOfTotp(house.ctx);
  browser = new Browser(house.origin);
});

const visitor = { source: "192.0.2.7", browser: "Firefox" };
const recoveryCodes = ({ accountId, holderId }: Owner) => {
  const session = { accountId, holderId, id: "" as SessionId };
  return house.ctx.db.inTransaction((trx) => makeRecoveryCodes(trx, asHolder(house.ctx, session, visitor)));
};
const sessionsOf = async ({ accountId }: Owner) => {
  const { rows } = await house.ctx.db.inTransaction((trx) =>
    sql`select from session where account_id = ${accountId}`.execute(trx),
  );
  return rows.length;
};

describe("signing in with a second factor", () => {
  it("asks for the code after the password, and opens no session before", async () => {
    expect((await givePassword(browser, owner)).location).toBe(verification);
    expect(await isSignedIn(browser)).toBe(false);
    expect(await sessionsOf(owner)).toBe(0);
    const page = await browser.get(verification);
    expect(page.text).toContain("Seconde vérification");
    expect(page.text).toMatch(/autocomplete="one-time-code"/);
    const code = codeOf(owner.shared);
    expect((await giveCode(browser, `${code.slice(0, 3)} ${code.slice(3)}`)).location).toBe("/npfr/espace");
    expect(await isSignedIn(browser)).toBe(true);
    expect(browser.cookies.has("parvis-npfr-browser")).toBe(true);
    expect(await journalOf(house.ctx, owner)).toEqual(["password_proven", "signed_in"]);
  });

  it("asks for no second factor when none is set up", async () => {
    const person = await activePerson(house.ctx);
    expect((await givePassword(browser, person)).location).toBe("/npfr/espace");
  });

  it("shows nothing without the password, or too long after it", async () => {
    expect((await browser.get(verification)).location).toBe("/npfr/connexion");
    await browser.get("/npfr/connexion");
    expect((await giveCode(browser, codeOf(owner.shared))).status).toBe(410);
    await givePassword(browser, owner);
    await travel(house.database, minutes(16));
    expect((await giveCode(browser, codeOf(owner.shared))).status).toBe(410);
    expect(await sessionsOf(owner)).toBe(0);
  });

  it("refuses a malformed code with its own message, and counts no try", async () => {
    await givePassword(browser, owner);
    for (const typed of ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"]) {
      const answer = await giveCode(browser, typed);
      expect(answer.status).toBe(400);
      expect(answer.text).toContain("Saisissez les 6 chiffres du code.");
    }
    expect((await giveCode(browser, wrongCode(owner.shared))).text).toContain("Il vous reste 2 essais");
  });

  it("locks after three wrong codes and says until when; a new password removes neither lock nor factor (REC-14)", async () => {
    await givePassword(browser, owner);
    const wrong = wrongCode(owner.shared);
    expect((await giveCode(browser, wrong)).status).toBe(401);
    expect((await giveCode(browser, wrong)).status).toBe(401);
    expect((await giveCode(browser, wrong)).text).toMatch(/bloquée jusqu’au \d+(?:er)? \S+ à \d\d\sh\s\d\d/);
    const locked = await giveCode(browser, codeOf(owner.shared));
    expect(locked.status).toBe(429);
    expect(Number(locked.headers.get("retry-after"))).toBeGreaterThan(7100);
    expect(await journalOf(house.ctx, owner)).toEqual([
      "password_proven",
      "factor_refused",
      "factor_refused",
      "locked",
    ]);

    const recovering = new Browser(house.origin);
    await recovering.post("/npfr/mot-de-passe-oublie", { email: owner.email });
    const [mail] = await house.mailsTo(owner.email);
    await recovering.visit(linkIn(mail));
    const password = "Prune violette 93";
    const chosen = { password, password_confirmation: password };
    expect((await recovering.post("/npfr/mot-de-passe-oublie/nouveau", chosen)).location).toBe(
      "/npfr/connexion",
    );
    expect((await givePassword(recovering, { ...owner, password })).location).toBe(verification);
    expect((await giveCode(recovering, codeOf(owner.shared))).status).toBe(429);
    expect(await isSignedIn(recovering)).toBe(false);
    await travel(house.database, hours(2));
    await givePassword(recovering, { ...owner, password });
    expect((await giveCode(recovering, codeOf(owner.shared))).location).toBe("/npfr/espace");
  });

  it("checks three of fifty concurrent wrong codes on two instances", async () => {
    await givePassword(browser, owner);
    const wrong = wrongCode(owner.shared);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, place) =>
        giveCode(browser.copy(house.origins[place % 2] ?? house.origin), wrong),
      ),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(2);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(48);
    expect(await journalOf(house.ctx, owner)).toHaveLength(1 + 3);
  });

  it("accepts a code once: one of fifty concurrent requests on two instances signs in", async () => {
    const doors = await Promise.all(
      Array.from({ length: 50 }, async (_, place) => {
        const door = new Browser(house.origins[place % 2] ?? house.origin);
        if (place === 0) await givePassword(door, owner);
        return door;
      }),
    );
    const [first] = doors;
    const code = codeOf(owner.shared);
    const entered = await Promise.all(
      doors.map((_, place) => giveCode((first as Browser).copy(house.origins[place % 2]), code)),
    );
    const cookies = entered.filter(({ headers }) =>
      headers.getSetCookie().some((line) => line.startsWith("parvis-npfr-session=")),
    );
    expect(cookies).toHaveLength(1);
    expect(await sessionsOf(owner)).toBe(1);
  });

  it("refuses a used code, in another browser too, and the one before it", async () => {
    const [former, code] = [codeOf(owner.shared, -1), codeOf(owner.shared)];
    await givePassword(browser, owner);
    expect((await giveCode(browser, code)).location).toBe("/npfr/espace");
    for (const used of [code, former]) {
      const thief = new Browser(house.origin);
      await givePassword(thief, owner);
      expect((await giveCode(thief, used)).status).toBe(401);
      expect(await isSignedIn(thief)).toBe(false);
    }
  });

  it("refuses the code of another account", async () => {
    const other = await ownerOfTotp(house.ctx);
    await givePassword(browser, owner);
    expect((await giveCode(browser, codeOf(other.shared))).status).toBe(401);
  });

  it("refuses the row of another browser", async () => {
    await givePassword(browser, owner);
    const thief = new Browser(house.origin);
    await thief.get("/npfr/connexion");
    const [name, value = ""] = [...browser.cookies].find(([key]) => key.endsWith("journey-sign-in")) ?? [];
    thief.cookies.set(name ?? "", `${value.split(".")[0]}.${"A".repeat(43)}`);
    expect((await giveCode(thief, codeOf(owner.shared))).status).toBe(410);
  });

  it("opens nothing once the password was replaced", async () => {
    await givePassword(browser, owner);
    await house.ctx.db.inTransaction((trx) =>
      sql`update account set password_hash = 'another' where id = ${owner.accountId}`.execute(trx),
    );
    expect((await giveCode(browser, codeOf(owner.shared))).status).toBe(409);
    expect(await sessionsOf(owner)).toBe(0);
  });

  it("accepts a recovery code once, in any spelling, and tells by mail how many are left", async () => {
    const [code = "", second = ""] = await recoveryCodes(owner);
    await givePassword(browser, owner);
    const written = `${code.slice(0, 5)} – ${code.slice(5)}`.toLowerCase();
    expect((await giveSpareCode(browser, written)).location).toBe("/npfr/espace");
    expect(await isSignedIn(browser)).toBe(true);
    const [mail] = await house.mailsTo(owner.email);
    expect(mail?.text).toContain("Il en reste 9.");
    const again = new Browser(house.origin);
    await givePassword(again, owner);
    expect((await giveSpareCode(again, code)).status).toBe(401);
    expect((await giveSpareCode(again, second.slice(1))).status).toBe(400);
    expect((await giveSpareCode(again, second)).location).toBe("/npfr/espace");
    expect(await journalOf(house.ctx, owner)).toEqual([
      "recovery_codes_made",
      "password_proven",
      "recovery_code_used",
      "signed_in",
      "password_proven",
      "factor_refused",
      "recovery_code_used",
      "signed_in",
    ]);
  });

  it("spends no recovery code, and sends no mail, when the password was replaced meanwhile", async () => {
    const [code = ""] = await recoveryCodes(owner);
    await givePassword(browser, owner);
    const replaceHash = (hash: string) =>
      house.ctx.db.inTransaction(async (trx) => {
        const account = trx.selectFrom("account").select("password_hash").where("id", "=", owner.accountId);
        const former = await account.executeTakeFirstOrThrow();
        await trx
          .updateTable("account")
          .set({ password_hash: hash })
          .where("id", "=", owner.accountId)
          .execute();
        return former.password_hash;
      });
    const hash = await replaceHash("another");
    expect((await giveSpareCode(browser, code)).status).toBe(409);
    expect(await journalOf(house.ctx, owner)).toEqual(["recovery_codes_made", "password_proven"]);
    const mails = await house.ctx.db.inTransaction((trx) =>
      sql`select from mail where holder_id = ${owner.holderId}`.execute(trx),
    );
    expect(mails.rows).toHaveLength(0);
    await replaceHash(hash);
    expect((await giveSpareCode(browser, code)).location).toBe("/npfr/espace");
  });

  it("refuses the recovery code of another account, and stores none in plain text", async () => {
    const [theirs = ""] = await recoveryCodes(await ownerOfTotp(house.ctx));
    await recoveryCodes(owner);
    await givePassword(browser, owner);
    expect((await giveSpareCode(browser, theirs)).status).toBe(401);
    const { rows } = await house.ctx.db.inTransaction((trx) =>
      sql<{ kept: string }>`select row_to_json(recovery_code)::text as kept from recovery_code`.execute(trx),
    );
    expect(rows.map(({ kept }) => kept).join()).not.toContain(theirs);
  });

  it("asks for no second factor in a space that offers none", async () => {
    const { signIn } = house.ctx.space.policy;
    signIn.secondFactor = "off";
    try {
      expect((await givePassword(browser, owner)).location).toBe("/npfr/espace");
      expect((await browser.get("/npfr/espace/securite")).text).not.toContain("Seconde vérification");
    } finally {
      signIn.secondFactor = "offered";
    }
  });

  it("asks again at each sign-in, in a known browser too", async () => {
    await givePassword(browser, owner);
    await giveCode(browser, codeOf(owner.shared));
    await browser.post("/npfr/deconnexion");
    await forgetSteps(house.ctx);
    expect((await givePassword(browser, { email: owner.email, password: usualPassword })).location).toBe(
      verification,
    );
    expect((await giveCode(browser, codeOf(owner.shared))).location).toBe("/npfr/espace");
  });
});
