import { hash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysFrom } from "#infra/sealing/keys.ts";
import { readLinkToken } from "#journeys/proofs/link/link-token.ts";
import type { SpaceId } from "#kernel/ids.ts";
import type { Space } from "#spaces/space.ts";
import { atCode } from "../journeys/codes.ts";
import { enrol, establishment } from "../journeys/enrolments.ts";
import { asked } from "../journeys/resets.ts";
import { Browser } from "../support/browser.ts";
import { personOnFile, personWithLetters, usualPassword } from "../support/persons.ts";
import { inTurn, repeated } from "../support/repeated.ts";
import { type RunningHouse, runHouse } from "../support/running-house.ts";
import { dumpOf, valuesOf } from "./stolen-dump.ts";
import { codeTo, everySpace, type InSpace, inSpace, linkTo } from "./three-spaces.ts";

let house: RunningHouse;
/** The secrets held by visitors during their journeys: links, codes, letter secrets, cookies. */
const links: string[] = [];
const codes: string[] = [];
const secrets: string[] = [];
const standing: { here: InSpace; browser: Browser; page: string }[] = [];
let dump: string[];

beforeAll(async () => {
  house = await runHouse();
  for (const space of everySpace) await openFlows(space, inSpace(space, house));
  for (const { browser } of standing) secrets.push(...browser.cookies.values());
  dump = await dumpOf(house);
}, 60_000);
afterAll(() => house.close());

async function openFlows({ policy }: Space, here: InSpace) {
  const keep = (browser: Browser, page: string) => standing.push({ here, browser, page: here.home + page });
  const owner = await here.openAccount();
  const member = new Browser(house.origin);
  await here.signIn(member, here.loginOf(owner), usualPassword);
  keep(member, "/espace");
  if (policy.enrolment === "provisional-credentials") {
    const { number, secret, email } = await personWithLetters(here.ctx);
    const browser = new Browser(house.origin);
    await browser.post(`${here.home}/inscription`, { number, password: secret });
    const typed = { email, password: usualPassword, password_confirmation: usualPassword };
    await browser.post(`${here.home}/inscription/bienvenue`, typed);
    links.push(await linkTo(house, email));
    secrets.push(secret, secret.replaceAll("-", ""));
    keep(browser, "/inscription/mail");
    const lost = new Browser(house.origin);
    await lost.post(`${here.home}/mot-de-passe-oublie`, { email: owner.email });
    links.push(await linkTo(house, owner.email));
    keep(lost, "/mot-de-passe-oublie/mail");
  }
  if (policy.recovery === "code-to-contact")
    for (const choice of ["mail", "sms"]) {
      const { number, email, phone } = await personOnFile(here.ctx, { mail: true, phone: true });
      keep(await atCode(house, number, choice), "/mot-de-passe-oublie/code");
      codes.push(await codeTo(house, (choice === "mail" ? email : phone) ?? ""));
    }
  if (policy.recovery === "code-and-link") {
    const enrolled = await establishment({ ctx: here.ctx });
    keep(await enrol(house, enrolled), "/inscription/mail");
    links.push(await linkTo(house, enrolled.email));
    keep(await asked(house, owner), "/mot-de-passe-oublie/code");
    links.push(await linkTo(house, owner.email));
    codes.push(await codeTo(house, owner.email));
  }
}

describe("REC-09: a copy of the database while links, codes, letters and sessions are open", () => {
  it("holds none of them, in any encoding", () => {
    expect([links.length, codes.length, standing.length]).toEqual([4, 3, 9]);
    expect(dump.length).toBeGreaterThan(300);
    // A token also works without its last character, which carries no information.
    const tokens = links.map((link) => (link.split("/").at(-1) ?? "").slice(0, -1));
    const text = dump.join("\n");
    // The row id in a cookie is public: the other half is the secret.
    for (const secret of [...tokens, ...secrets.flatMap((value) => value.split("."))])
      if (!/^[\da-f-]{36}$/.test(secret)) expect(text).not.toContain(secret);
    for (const code of codes) expect(dump).not.toContain(code);
    expect(text).not.toContain("/lien/");
  });

  it("holds no value that works as a link", { timeout: 120_000 }, async () => {
    const worth = dump.filter((one) => /^[\w-]{1,200}$/.test(one));
    for (const value of worth)
      for (const { id } of everySpace) {
        const answer = await fetch(`${house.origin}/${id}/lien/${value}`, { redirect: "manual" });
        const kept = answer.headers.getSetCookie().filter((line) => line.includes("-link="));
        expect(kept).toEqual([expect.stringContaining("-link=damaged;")]);
      }
  });

  it("holds no value that works as the cookie of a session or of an open journey", {
    tags: ["repeats"],
    timeout: 120_000,
  }, async () => {
    const worth = dump.filter((value) => /^[\w.~-]{16,400}$/.test(value));
    for (const [place, { browser, page }] of standing.entries()) {
      expect((await browser.get(page)).status).toBe(200);
      const names = [...browser.cookies.keys()].filter((name) => /-session$|-journey-/.test(name));
      expect(names).toHaveLength(1);
      const [name = ""] = names;
      const [row] = (browser.cookies.get(name) ?? "").split(".");
      const thief = new Browser(house.origin);
      // Each value is tried somewhere, and those of the same table here.
      const own = new Set(await valuesOf(house, name.endsWith("-session") ? "session" : "journey"));
      const tried = worth.filter(
        (value, index) => own.has(value) || inTurn([...standing.keys()], index).includes(place),
      );
      expect(tried.some((value) => own.has(value))).toBe(true);
      for (const value of tried) {
        thief.cookies.set(name, name.endsWith("-session") ? value : `${row}.${value}`);
        expect((await thief.get(page)).status).toBe(303);
      }
    }
  });

  it("holds no hash that works when typed as the password", async () => {
    const hashes = dump.filter((value) => value.startsWith("$argon2id$"));
    expect(hashes.length).toBeGreaterThan(3);
    for (const space of everySpace) {
      const here = inSpace(space, house);
      const login = here.loginOf(await here.openAccount());
      for (const value of hashes.slice(0, 2)) {
        const { status } = await here.signIn(new Browser(house.origin), login, value);
        expect(status).toBe(401);
      }
    }
  });

  it("holds no plain hash of any of the million codes, alone or after an id", {
    tags: ["repeats"],
    timeout: 120_000,
  }, () => {
    const held = new Set(dump);
    const ids = dump.filter((value) => /^[\da-f]{8}-[\da-f-]{27}$/.test(value)).slice(0, 4);
    const found = [];
    // The short form tries the codes in use, and one number in a hundred.
    const step = repeated(100, 1);
    const numbered = Array.from({ length: 1_000_000 / step }, (_, index) => String(index * step));
    for (const code of [...codes, ...numbered.map((number) => number.padStart(6, "0"))])
      for (const before of ["", ...ids])
        if (held.has(hash("sha256", before + code, "hex"))) found.push(before + code);
    expect(found).toEqual([]);
  });

  it("holds no value equal to the key of links and codes", () => {
    const tokens = links.map((link) => link.split("/"));
    const reads = (secret: string) =>
      tokens.filter(([, space, , token]) => readLinkToken(keysFrom(secret), space as SpaceId, token ?? ""));
    expect(reads(house.config.house.secret)).toHaveLength(tokens.length);
    for (const value of [...dump, ""]) expect(reads(value)).toEqual([]);
  }, 60_000);
});
