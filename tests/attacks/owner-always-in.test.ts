import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Tried } from "#account/tries/subject.ts";
import { codeDigits } from "#journeys/proofs/code/code-digits.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { groupCode, withCheckSign } from "#kernel/text/checked-code.rules.ts";
import { codeOf, wrongCode } from "../factors/codes.ts";
import { beginApplication, forgetSteps, setUpTotp } from "../factors/owners.ts";
import { door as codesDoor } from "../journeys/codes.ts";
import { establishment, nextNumber, prove, rightTail } from "../journeys/enrolments.ts";
import { door as resetDoor } from "../journeys/resets.ts";
import { passwordByPost } from "../letters/members.ts";
import { Browser } from "../support/browser.ts";
import { personOnFile, usualPassword } from "../support/persons.ts";
import { repeated } from "../support/repeated.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { env, wrongPassword } from "./sign-ins.ts";
import { everySpace, type InSpace, inSpace, newPassword, type Owner } from "./three-spaces.ts";

/** The limits in the short form, sooner filled than those of the portals. */
const fewer = repeated({ subjects: 3, codes: 1, sms: 2 }, null);

type KindOf<Union> = Union extends unknown ? keyof Union : never;

/** Strangers, each from a separate source, or from the owner's. */
type Strangers = { house: RunningHouse; at: InSpace; owner: Owner; next(fromHome?: boolean): Browser };
type Filling = { by(strangers: Strangers): Promise<unknown> } | { why: string };

const strange = groupCode(withCheckSign("0123456789A"));
const many = (count: number) => Array.from({ length: count }, (_, index) => index);
const wrongPasswords = ({ at, owner, next }: Strangers, password: string, tries = 3) =>
  Promise.all(many(tries).map(() => at.signIn(next(), at.loginOf(owner), password)));

/** Requests codes for the owner's login, which is public, and types wrong ones until no try is left. */
async function wrongCodes({ at, owner, next }: Strangers) {
  const { recovery } = at.ctx.space.policy;
  if (recovery === "link-recovery") return;
  const { triesOnNumber, tries } = at.ctx.space.policy.codes ?? { triesOnNumber: { most: 0 }, tries: 1 };
  for (const _ of many(triesOnNumber.most / tries)) {
    const browser = next();
    if (recovery === "code-to-contact") {
      await browser.post(`${codesDoor}/numero`, { number: owner.number });
      await browser.post(`${codesDoor}/choix`, { choice: "mail" });
      for (const __ of many(3)) await browser.post(`${codesDoor}/code`, { code: "000000" });
    } else {
      await browser.post(resetDoor, { number: owner.number, email: owner.email });
      for (const __ of many(3))
        await browser.post(`${resetDoor}/code`, { number: owner.number, code: "000000" });
    }
  }
}

/**
 * Every kind of count, and how strangers fill it against one owner by real requests; or why they cannot, or
 * why it must block the owner too. A new kind must be added here.
 */
const fillings: Record<KindOf<Tried>, Filling> = {
  holder: { by: (strangers) => wrongPasswords(strangers, wrongPassword) },
  number: { by: (strangers) => wrongPasswords(strangers, strange) },
  code: { by: wrongCodes },
  codes_sent: { why: "filled by the codes asked for under `code`" },
  sms_from: {
    async by({ at, next }) {
      const { sms } = at.ctx.space.policy;
      const ask = async () => {
        const browser = next(true);
        const { number } = await personOnFile(at.ctx, { phone: true });
        await browser.post(`${codesDoor}/numero`, { number });
        await browser.post(`${codesDoor}/choix`, { choice: "sms" });
      };
      await Promise.all(many(sms?.asksPerSource.most ?? 0).map(ask));
    },
  },
  checks_from: { why: "bars the check of issued documents from its own source alone" },
  recovery: {
    async by({ at, owner, next, house }) {
      const { recovery, mail } = at.ctx.space.policy;
      if (recovery !== "link-recovery") return;
      const { subjectsPerSourceAndHour: most } = house.ctx.space.policy.limits;
      // All the mails an account may get in an hour, each requested once the one before has left.
      for (let left = 1; left <= mail.perHolderAndHour; left += 1) {
        await next().post(`${at.home}/mot-de-passe-oublie`, { email: owner.email });
        await house.mailsTo(owner.email, left);
      }
      await Promise.all(
        many(most + 1).map((index) =>
          next(true).post(`${at.home}/mot-de-passe-oublie`, { email: `etranger.${index}@boite.example` }),
        ),
      );
    },
  },
  factor: {
    async by({ at, owner, next }) {
      // A thief of the password, in an unknown browser.
      const thief = next();
      await at.signIn(thief, at.loginOf(owner), usualPassword);
      for (const _ of many(3))
        await thief.post(`${at.home}/connexion/verification`, { choice: "code", code: "000000" });
      for (const _ of many(3))
        await thief.post(`${at.home}/connexion/verification`, { choice: "spare", spare_code: strange });
    },
  },
  factor_letter: { why: "filled with `factor`: its secret is typed at the same place" },
  iban: {
    why: "five in a lifetime for a number, whatever the browser (B6): a known browser only says who knew a password",
  },
  post: { why: "what a stranger asks for goes to the owner's own letter box, and is good there" },
  unknown: { why: "nobody's" },
  browser: { why: "stands on a browser that signed in, whose cookie no stranger has" },
  account: { why: "goes with `browser`" },
  session: { why: "stands on a session, whose cookie no stranger has" },
  chosen_in: { why: "stands on a journey, whose cookie no stranger has" },
  asked_in_hour: { why: "stands on a journey, whose cookie no stranger has" },
  asked_in_day: { why: "goes with `asked_in_hour`" },
  links_for: { why: "stands on a browser that signed in, whose cookie no stranger has" },
  changes: { why: "stands on what its owner changed, signed in" },
  displays: { why: "stands on what its owner displayed, signed in" },
  searches: { why: "stands on what a member of staff searched, signed in" },
  link: { why: "stands on a link, which no stranger has" },
  invitation: { why: "stands on the link of a member of staff, which no stranger has" },
  shown_to: { why: "decides nothing of a password, and bars codes of its own source alone" },
  named: { why: "goes with `shown_to`" },
};

/** The limits that belong to no account: the source, and the global budget. */
async function fillLimits({ at, next, house }: Strangers) {
  const { limits, signIn } = house.ctx.space.policy;
  await Promise.all(
    many(limits.subjectsPerSourceAndHour + 1).map((index) =>
      at.signIn(
        next(true),
        { [signIn.by]: signIn.by === "email" ? `x${index}@boite.example` : nextNumber() },
        wrongPassword,
      ),
    ),
  );
  const { asks, codes } = limits;
  Object.assign(limits, { asks: { ...asks, most: 1 }, codes: { ...codes, most: 1 }, subjectsPerHour: 1 });
}

it("every kind of count is in the table", () => {
  const source = readFileSync(join(packageFolder(), "src/account/tries/subject.ts"), "utf8");
  const [, union = ""] = /export type Tried =([\s\S]*?);\n\n/.exec(source) ?? [];
  const kinds = [...union.matchAll(/[{;] (\w+)\??:/g)].map(([, kind]) => kind ?? "");
  expect([...new Set(kinds)].sort()).toEqual(Object.keys(fillings).sort());
});

describe.each(everySpace)(
  "LOG-06: while strangers fill every count of $id, a known browser",
  { tags: ["repeats"], timeout: 60_000 },
  (space) => {
    let house: RunningHouse;
    let at: InSpace;
    let sources = 0;
    /** The owner's source: a new one for each test, with unspent limits. */
    let home = "";
    beforeAll(async () => {
      const { codes, sms } = space.policy;
      if (fewer && codes)
        Object.assign(codes, {
          triesOnNumber: { ...codes.triesOnNumber, most: fewer.codes * codes.tries },
          sends: { ...codes.sends, most: fewer.codes },
        });
      if (fewer && sms) Object.assign(sms, { asksPerSource: { ...sms.asksPerSource, most: fewer.sms } });
      house = await runHouse({ space: space.id, env: { ...env, PARVIS_PROXIES: "127.0.0.1" } });
      at = inSpace(space, house);
    });
    afterAll(() => house.close());

    const figures = { ...space.policy.limits, ...(fewer && { subjectsPerSourceAndHour: fewer.subjects }) };
    beforeEach(() => {
      Object.assign(space.policy.limits, figures);
      sources += 1;
      home = `198.51.${sources >> 8}.${sources & 255}`;
    });

    function next(fromHome = false) {
      sources += 1;
      return new Browser(house.origin, {
        "x-forwarded-for": fromHome ? home : `203.0.${sources >> 8}.${sources & 255}`,
      });
    }

    /** An owner, with the browser of an earlier sign-in. */
    async function knownBrowserOf(owner: Owner) {
      const browser = next(true);
      expect((await at.signIn(browser, at.loginOf(owner), usualPassword)).location).toBe(`${at.home}/espace`);
      return browser;
    }

    async function fill(owner: Owner) {
      const strangers = { house, at, owner, next };
      const { factor, ...others } = fillings;
      if ("by" in factor) await factor.by(strangers);
      await Promise.all(
        Object.values(others).map((filling) => ("by" in filling ? filling.by(strangers) : null)),
      );
      const refused = await at.signIn(next(), at.loginOf(owner), usualPassword);
      expect(refused.status).toBe(401);
      await fillLimits(strangers);
      expect((await next().get(`${at.home}/connexion`)).text).toContain("captcha_choice");
    }

    async function expectIn(browser: Browser, owner: Owner, password: string) {
      browser.cookies.delete(at.sessionCookie);
      expect((await at.signIn(browser, at.loginOf(owner), password)).location).toBe(`${at.home}/espace`);
    }

    it("signs in with its second factor, and changes everything in the account", async () => {
      const owner = await at.openAccount();
      const browser = await knownBrowserOf(owner);
      const key = randomBytes(20);
      await setUpTotp(at.ctx, await at.accountOf(owner), key);
      await fill(owner);
      const security = `${at.home}/espace/securite`;
      const verification = `${at.home}/connexion/verification`;
      const confirmed = { current_password: usualPassword };
      browser.cookies.delete(at.sessionCookie);
      expect((await at.signIn(browser, at.loginOf(owner), usualPassword)).location).toBe(verification);
      expect((await browser.post(verification, { choice: "code", code: wrongCode(key) })).status).toBe(401);
      const shown = await browser.post(verification, { choice: "code", code: codeOf(key) });
      expect(shown.location).toBe(`${at.home}/espace`);
      await browser.get(security);
      // A wrong password is counted on the session, and forgotten with it.
      expect((await browser.post(`${security}/codes`, { current_password: wrongPassword })).status).toBe(400);
      expect((await browser.post(`${security}/codes`, confirmed)).status).toBe(200);
      expect((await browser.post(`${security}/cle`, confirmed)).location).toBe(`${security}/cle/nouvelle`);
      expect((await browser.post(`${security}/retrait/application`, confirmed)).location).toBe(security);
      const application = await beginApplication(browser, security);
      await forgetSteps(at.ctx);
      const added = { ...confirmed, code: codeOf(application) };
      expect((await browser.post(`${security}/application`, added)).status).toBe(200);
      const chosen = { password: newPassword, password_confirmation: newPassword };
      expect((await browser.post(`${security}/mot-de-passe`, { ...confirmed, ...chosen })).location).toBe(
        security,
      );
    });

    it.each(Object.entries(recoveriesOf(space)))("recovers by %s, and signs in", async (_, recover) => {
      const owner = await at.openAccount();
      const browser = await knownBrowserOf(owner);
      await recover({ house, at, owner, browser, fill: () => fill(owner) });
      const chosen = await at.choose(browser, newPassword);
      expect([303, chosen.location]).toEqual([chosen.status, `${at.home}/connexion`]);
      await expectIn(browser, owner, newPassword);
    });

    if (space.policy.recovery === "code-to-contact")
      it("chooses a password by a letter", async () => {
        const owner = await at.openAccount();
        const browser = await knownBrowserOf(owner);
        const folder = mkdtempSync(join(tmpdir(), "parvis-always-in-"));
        const secret = await passwordByPost(at.ctx, owner, folder);
        await fill(owner);
        browser.cookies.delete(at.sessionCookie);
        const path = `${at.home}/connexion/nouveau-mot-de-passe`;
        expect((await at.signIn(browser, at.loginOf(owner), secret)).location).toBe(path);
        const chosen = { password: newPassword, password_confirmation: newPassword };
        expect((await browser.post(path, chosen)).location).toBe(`${at.home}/connexion`);
        await expectIn(browser, owner, newPassword);
      });

    if (space.policy.registrySecret)
      it("proves identity again by the end of an IBAN", async () => {
        const owner = await establishment({ ctx: at.ctx }, { account: "without_address" });
        const browser = await knownBrowserOf(owner);
        await fill(owner);
        browser.cookies.delete(at.sessionCookie);
        expect((await prove(browser, owner.number, rightTail)).status).toBe(303);
      });
  },
);

type Recovering = { house: RunningHouse; at: InSpace; owner: Owner; browser: Browser; fill(): Promise<void> };

/** Each recovery, from its request on, in a known browser. */
function recoveriesOf({
  policy,
}: (typeof everySpace)[number]): Record<string, (of: Recovering) => Promise<void>> {
  switch (policy.recovery) {
    case "link-recovery":
      return {
        async "a link"({ house, at, owner, browser, fill }) {
          await fill();
          const { length } = await house.mailsTo(owner.email);
          expect((await browser.post(`${at.home}/mot-de-passe-oublie`, { email: owner.email })).status).toBe(
            303,
          );
          const mails = await house.mailsTo(owner.email, length + 1);
          // The same link as in the mails to strangers, opened in another browser with the owner's address.
          await browser.visit(linkIn(mails.at(-1)));
          await browser.post(`${at.home}/lien`, { proof: owner.email });
        },
      };
    case "code-to-contact":
      return { "a code by mail": byCode("mail"), "a code by SMS": byCode("sms") };
    case "code-and-link":
      return {
        async "number and code"({ house, at, owner, browser, fill }) {
          await fill();
          const asked = await browser.post(resetDoor, { number: owner.number, email: owner.email });
          expect(asked.location).toBe(`${resetDoor}/code`);
          const code = await newCode(house, at, owner, owner.email);
          await browser.post(`${resetDoor}/code`, { number: owner.number, code: "000000" });
          expect((await browser.post(`${resetDoor}/code`, { number: owner.number, code })).location).toBe(
            `${resetDoor}/nouveau`,
          );
        },
      };
  }
}

const byCode =
  (choice: "mail" | "sms") =>
  async ({ house, at, owner, browser, fill }: Recovering) => {
    await fill();
    expect((await browser.post(`${codesDoor}/numero`, { number: owner.number })).location).toBe(
      `${codesDoor}/choix`,
    );
    expect((await browser.post(`${codesDoor}/choix`, { choice })).location).toBe(`${codesDoor}/code`);
    const code = await newCode(house, at, owner, choice === "mail" ? owner.email : await phoneOf(at, owner));
    await browser.post(`${codesDoor}/code`, { code: "000000" });
    expect((await browser.post(`${codesDoor}/code`, { code })).location).toBe(`${codesDoor}/nouveau`);
  };

const phoneOf = async (at: InSpace, { holderId }: Owner) => {
  const { phone } = await at.ctx.db.inTransaction((trx) =>
    trx.selectFrom("holder").select("phone").where("id", "=", holderId).executeTakeFirstOrThrow(),
  );
  return phone ?? "";
};

/** The newest code among those requested by strangers and the owner, once it has arrived. */
async function newCode(house: RunningHouse, { ctx }: InSpace, { holderId }: Owner, address: string) {
  const newest = await ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("code")
      .select("id")
      .where("holder_id", "=", holderId)
      .orderBy("issued_at", "desc")
      .executeTakeFirstOrThrow(),
  );
  const code = codeDigits(ctx.keys, ctx.space.id, newest.id);
  await vi.waitFor(
    async () => expect((await house.mailsTo(address)).some(({ text }) => text.includes(code))).toBe(true),
    { timeout: 10_000, interval: 50 },
  );
  return code;
}
