import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendCode } from "#journeys/lost-password/by-code/worker/send-code.actions.ts";
import type { JourneyId, SpaceId } from "#kernel/ids.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { spaces } from "#spaces/index.ts";
import { sante } from "#spaces/sante/space.ts";
import type { Policy, Space } from "#spaces/space.ts";
import { openHouse } from "../../src/start/house.ts";
import { createWeb } from "../../src/start/start-web.tsx";
import { Browser } from "../support/browser.ts";
import { personOnFile } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { codeIn } from "./codes.ts";
import { establishment, password, rightTail } from "./enrolments.ts";

/** Two portals of this test, whose policies change while journeys are under way. */
const byCode: Space = { ...adherent, id: "par-code" as SpaceId };
const byIban: Space = { ...sante, id: "par-iban" as SpaceId };

let house: RunningHouse;
const closing: (() => Promise<void>)[] = [];
beforeAll(async () => {
  house = await runHouse({ space: byCode.id, extraSpaces: [byCode, byIban] });
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
  await house.close();
});

/** Parvis started again on the same database, with one policy changed. */
async function restartedWith(space: Space, changed: Partial<Policy>) {
  const now = { ...space, policy: { ...space.policy, ...changed } };
  const next = await openHouse(house.config, house.database.url, [...spaces, now]);
  closing.push(() => next.close());
  next.log.level = "silent";
  const web = createWeb(next);
  closing.push(() => web.close());
  return { origin: await web.listen({ port: 0, host: "127.0.0.1" }), ctx: next.contextOf(space.id) };
}

const shown = async (browser: Browser, path: string) => {
  const { status, text } = await browser.visit(path);
  expect(status).toBe(200);
  return text;
};

describe("a portal that stops sending codes", () => {
  const door = `/${byCode.id}/mot-de-passe-oublie`;

  it("leads a person waiting for a code back to the start of the recovery, which goes on by post", async () => {
    const person = await personOnFile(house.ctx, { mail: true, phone: true });
    const before = new Browser(house.origin);
    await before.post(`${door}/numero`, { number: person.number });
    await before.post(`${door}/choix`, { choice: "mail" });
    expect((await before.get(`${door}/code`)).status).toBe(200);
    const [mail] = await house.mailsTo(person.email ?? "");
    const { origin } = await restartedWith(byCode, { codes: null });
    const browser = before.copy(origin);
    for (const path of ["/code", "/choix", "/nouveau"]) {
      expect((await browser.get(door + path)).location).toBe(door);
      const led = await shown(browser, door);
      expect(led).toContain("Aucune demande en cours");
      expect(led).not.toContain("J'ai déjà mon code");
    }
    for (const form of [{ code: codeIn(mail) }, { choice: "resend" }, { choice: "other" }]) {
      const gone = await browser.post(`${door}/code`, form);
      expect(gone.status).toBe(410);
      expect(gone.text).toContain(`href="${door}"`);
    }
    expect((await browser.post(`${door}/numero`, { number: person.number })).location).toBe(`${door}/choix`);
    expect((await browser.post(`${door}/choix`, { choice: "post" })).location).toBe(`${door}/courrier`);
  });

  it("lets a code proven before be used", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const before = new Browser(house.origin);
    await before.post(`${door}/numero`, { number: person.number });
    await before.post(`${door}/choix`, { choice: "mail" });
    const [mail] = await house.mailsTo(person.email ?? "");
    await before.post(`${door}/code`, { code: codeIn(mail) });
    const { origin } = await restartedWith(byCode, { codes: null });
    const browser = before.copy(origin);
    expect(await shown(browser, `${door}/nouveau`)).toContain("Nouveau mot de passe");
  });

  it("drops the codes that the worker had to send", async () => {
    const person = await personOnFile(house.ctx, { mail: true });
    const browser = new Browser(house.origin);
    await browser.post(`${door}/numero`, { number: person.number });
    await browser.post(`${door}/choix`, { choice: "mail" });
    await house.mailsTo(person.email ?? "");
    const kept = [...browser.cookies].find(([name]) => name.endsWith(`journey-${byCode.policy.enrolment}`));
    const [id] = kept?.[1].split(".") ?? [];
    const { ctx } = await restartedWith(byCode, { codes: null });
    await sendCode(ctx, id as JourneyId);
    expect(await house.mailsTo(person.email ?? "")).toHaveLength(1);
  });
});

describe("a portal that changes its way of opening accounts", () => {
  const home = `/${byIban.id}`;
  const changes: [string, Partial<Policy>, string][] = [
    [
      "one door for both",
      { enrolment: "code-to-contact", recovery: "code-to-contact", registrySecret: null, number: "finess" },
      `${home}/inscription`,
    ],
    ["letters", { enrolment: "provisional-credentials", registrySecret: null }, `${home}/inscription`],
  ];

  it.each(changes)(
    "leads a person in mid-inscription to the new first page: %s",
    async (_, changed, start) => {
      const who = await establishment(await restartedWith(byIban, {}));
      const before = new Browser(house.origin);
      await before.post(`${home}/inscription`, { number: who.number, tail: rightTail });
      const chosen = { email: who.email, email_confirmation: who.email, password };
      await before.post(`${home}/inscription/bienvenue`, { ...chosen, password_confirmation: password });
      const [mail] = await house.mailsTo(who.email);
      const { origin } = await restartedWith(byIban, changed);
      const browser = before.copy(origin);
      for (const path of ["bienvenue", "mail", "adresse"]) {
        expect((await browser.get(`${home}/inscription/${path}`)).location).toBe(start);
        const gone = await browser.post(`${home}/inscription/${path}`, { choice: "resend" });
        expect(gone.status).toBe(410);
      }
      expect(await shown(browser, start)).toMatch(/première (?:visite|connexion)/);
      for (const reader of [browser, new Browser(origin)]) {
        const led = await reader.visit(linkIn(mail));
        const dead = led.status === 200 ? await reader.post(`${home}/lien`, { proof: who.number }) : led;
        expect(dead.status).toBe(410);
      }
    },
  );

  it("leads the owner of a reset mail to the new request page", async () => {
    const who = await establishment(await restartedWith(byIban, {}), { account: "open" });
    const lost = `${home}/mot-de-passe-oublie`;
    const before = new Browser(house.origin);
    await before.post(lost, { number: who.number, email: who.email });
    const [mail] = await house.mailsTo(who.email);
    for (const changed of [
      { recovery: "code-to-contact", codes: null },
      { recovery: "link-recovery", codes: null },
    ] as const) {
      const { origin } = await restartedWith(byIban, changed);
      for (const reader of [before.copy(origin), new Browser(origin)]) {
        expect((await reader.get(`${lost}/code`)).location).toBe(lost);
        const dead = await reader.visit(linkIn(mail));
        expect(dead.status).toBe(410);
        expect(dead.text).toContain(`href="${lost}"`);
      }
      const typing = before.copy(origin);
      await typing.visit(linkIn(mail));
      const typed = await typing.post(`${home}/lien`, { number: who.number, code: codeIn(mail) });
      expect(typed.status).toBe(410);
    }
  });
});

describe("a policy without the rule that a journey needs", () => {
  it.each([
    ["code-and-link", { codes: null }],
    ["registry-secret", { registrySecret: null }],
  ] as const)("does not start: %s", async (kind, changed) => {
    await expect(restartedWith(byIban, changed)).rejects.toThrow(`a journey ${kind}`);
  });
});
