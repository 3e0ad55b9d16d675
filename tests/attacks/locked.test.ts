import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Fastify from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { makeRecoveryCodes } from "#account/factors/recovery-codes/recovery-codes.actions.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import type { AccountId, SessionId } from "#kernel/ids.ts";
import { packageFolder } from "#kernel/package-folder.ts";
import { openSpace } from "../../src/app.ts";
import { codeOf, wrongCode } from "../factors/codes.ts";
import { setUpTotp } from "../factors/owners.ts";
import { Browser } from "../support/browser.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { letterTo, type Member, newPassword, otherWays } from "./locked-ways.ts";
import { doors, env, signIn, wrongPassword } from "./sign-ins.ts";

/** Every file that opens a session, and the test below that tries it on a locked account. */
const openers: Record<string, string> = {
  "account/password/change-password.actions.ts": "the change of password of who is in already",
  "account/factors/prove-factor.actions.ts": "a second factor",
  "journeys/sign-in/provider/provider-sign-in.actions.ts":
    "the word of a provider, in tests/openid/provider-sign-in.test.ts",
  "journeys/sign-in/second-factor/second-factor.actions.ts": "the letter that lifts a second factor",
  "journeys/sign-in/sign-in.actions.ts": "the password",
};

/** Steps that need a journey row, in any portal. */
const stepsAnywhere = [
  ...["/bienvenue", "/mail", "/adresse"].map((step) => `/inscription${step}`),
  ...["/mail", "/code", "/numero", "/choix", "/courrier", "/nouveau"].map(
    (step) => `/mot-de-passe-oublie${step}`,
  ),
  ...["/connexion/liaison", "/connexion/verification", "/connexion/activation", "/lien"],
];

describe("LOG-04: the list of ways in", () => {
  const source = join(packageFolder(), "src");
  const files = readdirSync(source, { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(source, name), "utf8") }));
  const having = (pattern: RegExp) =>
    files
      .filter(({ text }) => pattern.test(text))
      .map(({ name }) => name)
      .sort();

  it("names every file that opens a session, and the only one that writes it", () => {
    const callers = having(/import .*\bopenSession\b.*open-session\.queries\.ts"/);
    expect(callers.filter((name) => !(name in openers))).toEqual([]);
    expect(callers.length).toBeGreaterThan(3);
    expect(having(/insert ?into[ (]"?session\b/i)).toEqual(["account/sessions/open-session.queries.ts"]);
  });
});

describe.each(doors)("LOG-04: while an account of $space is locked", (door) => {
  const home = `/${door.space}`;
  const ways = otherWays[door.space];
  if (!ways) throw new Error(`no way beside the password is known in ${door.space}`);

  let house: RunningHouse;
  const tried: string[] = [];
  const ask = globalThis.fetch;
  beforeAll(async () => {
    globalThis.fetch = (url, init) => {
      tried.push(`${init?.method} ${new URL(String(url)).pathname}`);
      return ask(url, init);
    };
    house = await runHouse({ space: door.space, env });
  });
  afterAll(async () => {
    globalThis.fetch = ask;
    await house.close();
  });

  const browse = () => new Browser(house.origin);
  const enter = (browser: Browser, { login, password }: Pick<Member, "login" | "password">) =>
    signIn(house, door, browser, login, password);
  const lock = async (login: string) => {
    for (const _ of [1, 2]) await enter(browse(), { login, password: wrongPassword });
    expect((await enter(browse(), { login, password: wrongPassword })).status).toBe(429);
  };
  const locked = async () => {
    const who = await ways.member(house);
    await lock(who.login);
    return who;
  };
  const rowsOf = async (query: ReturnType<typeof sql>) =>
    (await house.ctx.db.inTransaction((trx) => query.execute(trx))).rows as { id: string }[];
  const sessionsOf = ({ holderId }: Pick<Member, "holderId">) =>
    rowsOf(sql`select session.id from session join account on account.id = session.account_id
      where account.holder_id = ${holderId} and session.ended_at is null`);
  const accountOf = async ({ holderId }: Member) =>
    (await rowsOf(sql`select id from account where holder_id = ${holderId}`))[0]?.id as AccountId;

  async function expectOut(who: Member, ...browsers: Browser[]) {
    expect(await sessionsOf(who)).toEqual([]);
    for (const browser of browsers) {
      expect([...browser.cookies.keys()]).not.toContain(`parvis-${door.space}-session`);
      expect((await browser.get(`${home}/espace`)).status).toBe(303);
    }
  }

  it("the password opens nothing", async () => {
    const who = await locked();
    const browser = browse();
    expect((await enter(browser, who)).status).toBe(429);
    await expectOut(who, browser);
  });

  it("a known browser opens nothing once its own tries are locked", async () => {
    const who = await ways.member(house);
    const known = browse();
    await enter(known, who);
    await known.post(`${home}/deconnexion`);
    await lock(who.login);
    for (const _ of [1, 2, 3]) await enter(known, { ...who, password: wrongPassword });
    expect((await enter(known, who)).status).toBe(429);
    await expectOut(who, known);
  });

  it("the second factor is not asked for; once that is locked, no other factor replaces it", async () => {
    const who = await ways.member(house);
    const accountId = await accountOf(who);
    const shared = randomBytes(20);
    await setUpTotp(house.ctx, accountId, shared);
    const session = { ...who, accountId, id: "" as SessionId };
    const visitor = { source: "192.0.2.7", browser: "Firefox" };
    const [spare = ""] = await house.ctx.db.inTransaction((trx) =>
      makeRecoveryCodes(trx, asHolder(house.ctx, session, visitor)),
    );
    const path = `${home}/connexion/verification`;
    const [owner, thief] = [browse(), browse()];
    expect((await enter(thief, who)).location).toBe(path);
    for (const _ of [1, 2, 3]) await thief.post(path, { choice: "code", code: wrongCode(shared) });
    expect((await enter(owner, who)).location).toBe(path);
    for (const browser of [owner, thief]) {
      expect((await browser.post(path, { choice: "code", code: codeOf(shared) })).status).toBe(429);
      expect((await browser.post(path, { choice: "spare", spare_code: spare })).status).toBe(429);
    }
    await expectOut(who, owner, thief);
    await lock(who.login);
    const late = browse();
    expect((await enter(late, who)).status).toBe(429);
    expect((await late.post(path, { choice: "code", code: codeOf(shared) })).status).toBe(410);
    await expectOut(who, late);
  });

  it("an activation opens no session: the member signs in afterwards", async () => {
    const { who, used } = await ways.activate(house, lock);
    await expectOut(who, ...used);
    expect((await rowsOf(sql`select id from account where holder_id = ${who.holderId}`)).length).toBe(1);
  });

  it.each(Object.keys(ways.recoveries))(
    "a recovery by %s opens no session, and removes the lock",
    async (name) => {
      const who = await locked();
      const used = (await ways.recoveries[name]?.(house, who)) ?? [];
      await expectOut(who, ...used);
      if (name === "a letter") return;
      expect((await enter(used.at(-1) ?? browse(), who)).status).toBe(401);
      expect((await enter(browse(), { ...who, password: newPassword })).location).toBe(`${home}/espace`);
    },
  );

  it("the provisional password of a letter leads to a new password, in spaces with such letters", async () => {
    const who = await locked();
    const path = `${home}/connexion/nouveau-mot-de-passe`;
    const browser = browse();
    const chosen = { password: newPassword, password_confirmation: newPassword };
    if (door.space !== "adherent") {
      await browser.get(door.path);
      expect((await browser.post(path, chosen)).status).toBe(410);
      return expectOut(who, browser);
    }
    const secret = await letterTo(house, who);
    expect((await enter(browser, { ...who, password: secret })).location).toBe(path);
    await expectOut(who, browser);
    expect((await browser.post(path, chosen)).location).toBe(door.path);
    await expectOut(who, browser);
    expect((await enter(browse(), { ...who, password: newPassword })).location).toBe(`${home}/espace`);
  });

  it("an open session can change the password, with its own counter; without a session nobody can", async () => {
    const who = await ways.member(house);
    const known = browse();
    await enter(known, who);
    await known.get(`${home}/espace/securite`);
    const before = await sessionsOf(who);
    await lock(who.login);
    const everything = {
      current_password: who.password,
      password: newPassword,
      password_confirmation: newPassword,
      code: "123456",
    };
    const stranger = browse();
    await stranger.get(door.path);
    for (const url of (await actingRoutes()).filter((path) => /^POST .*\/(espace|deconnexion)/.test(path))) {
      const path = url.replace("POST ", "");
      const answer = await stranger.post(path, everything);
      expect([303, 401], path).toContain(answer.status);
      expect(answer.location ?? home).not.toContain("/espace");
    }
    const change = (current: string) =>
      known.post(`${home}/espace/securite/mot-de-passe`, { ...everything, current_password: current });
    expect(await sessionsOf(who)).toEqual(before);
    expect((await change(who.password)).status).toBe(303);
    const [opened] = await sessionsOf(who);
    expect([opened?.id, (await sessionsOf(who)).length]).not.toEqual([before[0]?.id, 1]);
    for (const _ of [1, 2, 3]) await change(wrongPassword);
    expect((await change(newPassword)).status).toBe(429);
    expect(await sessionsOf(who)).toEqual([opened]);
  });

  it("no step opens a session without its journey, or for a journey of another portal", async () => {
    const who = await locked();
    const browser = browse();
    await browser.get(door.path);
    await browser.visit(`${home}/lien/${"A".repeat(60)}`);
    const typed = { number: who.number, email: who.email, proof: who.email, code: "123456" };
    const chosen = {
      current_password: who.password,
      password: who.password,
      password_confirmation: who.password,
    };
    for (const step of stepsAnywhere) {
      const { status } = await browser.post(`${home}${step}`, { ...typed, ...chosen });
      expect([303, 400, 404, 410], step).toContain(status);
    }
    await expectOut(who, browser);
  });

  it("the check of a document opens no session", async () => {
    const who = await locked();
    const browser = browse();
    await browser.get(`${home}/verifier/${"A".repeat(12)}`);
    await browser.post(`${home}/verifier`, { code: who.number });
    await expectOut(who, browser);
  });

  it("every route that changes something was tried", async () => {
    const routes = await actingRoutes();
    const untried = routes.filter((route) => {
      const pattern = new RegExp(`^${route.replace(/:\w+/g, "[^/]+")}$`);
      return !tried.some((one) => pattern.test(one));
    });
    expect(untried).toEqual([]);
    expect(routes.length).toBeGreaterThan(15);
  });

  /** "POST /npfr/connexion": every route of the space that takes a form, or acts on a GET. */
  async function actingRoutes(): Promise<string[]> {
    const found: string[] = [];
    const shown = Fastify();
    shown.addHook("onRoute", ({ method, url, config }) => {
      const acts = config && "actsOnGet" in config && config.actsOnGet === true;
      for (const one of [method].flat())
        if (one === "POST" || (one === "GET" && acts)) found.push(`${one} ${url}`);
    });
    shown.register(async (routes) => openSpace({ routes, ctx: house.ctx }), { prefix: home });
    await shown.ready();
    return found;
  }
});
