import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keysFrom } from "#infra/sealing/keys.ts";
import { linkToken, readLinkToken } from "#journeys/proofs/link/link-token.ts";
import { inSeconds } from "#kernel/duration.ts";
import { type LinkId, newId } from "#kernel/ids.ts";
import { findSpace } from "#spaces/index.ts";
import { npfr } from "#spaces/npfr/space.ts";
import { inSpace } from "../attacks/three-spaces.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, personWithLetters } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { codeIn } from "./codes.ts";
import { asked, give, professional } from "./resets.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse();
});
afterAll(() => house.close());

/** Characters that mail programs and people add after an address, as browsers send them. */
const behind = [
  ...[
    ".",
    ",",
    ";",
    ":",
    "!",
    ")",
    "%5D",
    "%3E",
    "%20",
    "%C2%A0",
    "%22",
    "%E2%80%99",
    "%E2%80%9D",
    "%C2%BB",
    "=",
  ],
  ...[".%20Cordialement", "*", "/", "/.", "%3E.", "&amp;x=1", "?utm_source=mail", "%E2%80%8B"],
  `.${"x".repeat(120)}`,
];

/** The link of each purpose, as the mail has it, and what its page says in another browser. */
const purposes: Record<string, { says: string; mailed: () => Promise<string> }> = {
  activation: {
    says: "Une dernière vérification",
    async mailed() {
      const { number, secret, email, password } = await personWithLetters(house.ctx);
      const browser = new Browser(house.origin);
      await browser.post("/npfr/inscription", { number, password: secret });
      const chosen = { email, password, password_confirmation: password };
      await browser.post("/npfr/inscription/bienvenue", chosen);
      return linkIn((await house.mailsTo(email))[0]);
    },
  },
  recovery: {
    says: "Une dernière vérification",
    async mailed() {
      const { email } = await activePerson(house.ctx);
      await new Browser(house.origin).post("/npfr/mot-de-passe-oublie", { email });
      return linkIn((await house.mailsTo(email))[0]);
    },
  },
  "code-and-link": {
    says: 'action="/sante/lien"',
    async mailed() {
      const person = await professional({ ctx: contextOf("sante") });
      await asked(house, person);
      return linkIn((await house.mailsTo(person.email))[0]);
    },
  },
};

function contextOf(slug: string) {
  const space = findSpace(slug);
  if (!space) throw new Error(`no space ${slug}`);
  return inSpace(space, house).ctx;
}

describe.each(Object.entries(purposes))("a link of %s", (_, { says, mailed }) => {
  it("works with any text added after it", async () => {
    const link = await mailed();
    for (const tail of ["", ...behind]) {
      const shown = await new Browser(house.origin).visit(link + tail);
      expect([tail, shown.status, shown.text.includes(says)]).toEqual([tail, 200, true]);
    }
  });

  it("is called damaged, not expired, when cut or altered, with a way to start again", async () => {
    const link = await mailed();
    const home = link.slice(0, link.indexOf("/", 1));
    const start = link.lastIndexOf("/") + 1;
    const bent = (at: number) => `${link.slice(0, at)}${link[at] === "A" ? "B" : "A"}${link.slice(at + 1)}`;
    for (const damaged of [
      link.slice(0, start + 63),
      link.slice(0, start + 20),
      bent(start + 3),
      bent(start + 50),
    ]) {
      const shown = await new Browser(house.origin).visit(damaged);
      expect(shown.status).toBe(410);
      expect(shown.text).toContain("<h1>Lien abîmé, recopiez-le entier</h1>");
      expect(shown.text).not.toMatch(/dépassé sa durée/);
      expect(shown.text).toMatch(new RegExp(`href="${home}/(inscription|mot-de-passe-oublie)"`));
    }
  });

  it("still works when made before tokens ended in a check character", async () => {
    const link = await mailed();
    const former = link.slice(0, link.lastIndexOf("/") + 65);
    expect((await new Browser(house.origin).visit(former)).text).toContain(says);
  });
});

describe("a damaged link", () => {
  it("replaces the link opened before, and leaves no token in the address", async () => {
    const link = await purposes.recovery?.mailed();
    const browser = new Browser(house.origin);
    await browser.visit(link ?? "");
    const led = await browser.get((link ?? "").slice(0, -10));
    expect(led.location).toBe("/npfr/lien");
    expect([...browser.cookies.values()].join()).not.toContain((link ?? "").slice(-40, -10));
    expect((await browser.get("/npfr/lien")).text).toContain("Lien abîmé");
  });

  it("has a message of its own, unlike a page opened without a link", async () => {
    const shown = await new Browser(house.origin).get("/npfr/lien");
    expect(shown.text).toContain("Rouvrez le lien depuis le mail");
  });
});

it("no token ends with a character that mail programs strip, and each can be read", () => {
  const keys = keysFrom("any");
  for (let count = 0; count < 500; count += 1) {
    const id = newId<LinkId>();
    const token = linkToken(keys, npfr.id, id);
    expect(token).toMatch(/[A-Za-z\d]$/);
    expect(
      [token, token.slice(0, -1), ` ${token}).`].map((text) => readLinkToken(keys, npfr.id, text)),
    ).toEqual([id, id, id]);
  }
});

describe("the cookie of a link", () => {
  /** The lifetime of each cookie in that answer that leads back to a journey, in seconds. */
  const kept = (headers: Headers) =>
    headers
      .getSetCookie()
      .filter((line) => /^\S+-(link|journey-[\w-]+)=[^;]/.test(line))
      .map((line) => Number(/max-age=(\d+)/i.exec(line)?.[1]));
  const lifetime = inSeconds(npfr.policy.lifetimes.journey);

  it("has the same lifetime wherever it is set", async () => {
    const { email } = await activePerson(house.ctx);
    const browser = new Browser(house.origin);
    const begun = await browser.post("/npfr/mot-de-passe-oublie", { email });
    const opened = await browser.get(linkIn((await house.mailsTo(email))[0]));
    const followed = await browser.get(opened.location ?? "");
    expect(followed.location).toBe("/npfr/mot-de-passe-oublie/nouveau");

    const person = await professional({ ctx: contextOf("sante") });
    await asked(house, person);
    const [mail] = await house.mailsTo(person.email);
    const elsewhere = new Browser(house.origin);
    await elsewhere.visit(linkIn(mail));
    const proven = await give(elsewhere, person.number, codeIn(mail), "/sante/lien");
    expect(proven.location).toBe("/sante/mot-de-passe-oublie/nouveau");

    const ways = [begun, opened, followed, proven].map(({ headers }) => kept(headers));
    expect(ways).toEqual([[lifetime], [lifetime], [lifetime], [lifetime]]);
  });
});
