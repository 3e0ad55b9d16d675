import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { HolderId } from "#kernel/ids.ts";
import { atCode, atContacts, codeIn } from "../journeys/codes.ts";
import { chooseAccess, establishment, prove, rightTail } from "../journeys/enrolments.ts";
import { asked, professional } from "../journeys/resets.ts";
import { onFile, ownPassword, passwordByPost, printInto, withAccount } from "../letters/members.ts";
import { Browser } from "../support/browser.ts";
import { activePerson, personWithLetters, usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse } from "../support/running-house.ts";

/** A member with an open account. */
export type Member = { holderId: HolderId; login: string; number: string; email: string; password: string };

/**
 * Every way into a portal besides its sign-in: each goes as far as the owner could, and returns its
 * browsers.
 */
export type OtherWays = {
  member(house: RunningHouse): Promise<Member>;
  /** For a member without an open account, whose login is already locked. */
  activate(
    house: RunningHouse,
    lock: (login: string) => Promise<void>,
  ): Promise<{ who: Member; used: Browser[] }>;
  /** To a new password, by each recovery of the portal. */
  recoveries: Record<string, (house: RunningHouse, who: Member) => Promise<Browser[]>>;
};

export const newPassword = "Tilleul-marine 417";
const twice = { password: newPassword, password_confirmation: newPassword };

const byEmail: OtherWays = {
  async member({ ctx }) {
    const person = await activePerson(ctx);
    return { ...person, login: person.email };
  },
  async activate(house, lock) {
    const person = await personWithLetters(house.ctx);
    await lock(person.email);
    const browser = new Browser(house.origin);
    const door = "/npfr/inscription";
    await browser.post(door, { number: person.number, password: person.secret });
    await browser.post(`${door}/bienvenue`, { email: `x${person.email}`, ...twice });
    await browser.post(`${door}/mail`, { choice: "correct" });
    await browser.post(`${door}/adresse`, { email: person.email });
    const [mail] = await house.mailsTo(person.email);
    await browser.visit(linkIn(mail));
    return { who: { ...person, login: person.email, password: newPassword }, used: [browser] };
  },
  recoveries: {
    async "the link of a mail, here and in another browser"(house, { email }) {
      const door = "/npfr/mot-de-passe-oublie";
      const [browser, elsewhere] = [new Browser(house.origin), new Browser(house.origin)];
      await browser.post(door, { email });
      await house.mailsTo(email);
      await browser.post(`${door}/mail`, { choice: "resend" });
      const [mail] = await house.mailsTo(email, 2);
      await elsewhere.visit(linkIn(mail));
      await elsewhere.post("/npfr/lien", { proof: email });
      await elsewhere.post(`${door}/nouveau`, twice);
      return [browser, elsewhere];
    },
  },
};

const byEstablishment: OtherWays = {
  async member(house) {
    const who = await professional(house);
    return { ...who, login: who.number, password: usualPassword };
  },
  async activate(house, lock) {
    const who = await establishment(house);
    await lock(who.number);
    const browser = new Browser(house.origin);
    await prove(browser, who.number, rightTail);
    await chooseAccess(browser, `x${who.email}`, newPassword);
    await browser.post("/sante/inscription/mail", { choice: "correct" });
    await browser.post("/sante/inscription/adresse", { email: who.email, email_confirmation: who.email });
    const [mail] = await house.mailsTo(who.email);
    await browser.visit(linkIn(mail));
    return { who: { ...who, login: who.number, password: newPassword }, used: [browser] };
  },
  recoveries: {
    async "a code"(house, who) {
      const browser = await asked(house, who);
      const [mail] = await house.mailsTo(who.email);
      await browser.post("/sante/mot-de-passe-oublie/code", { number: who.number, code: codeIn(mail) });
      await browser.post("/sante/mot-de-passe-oublie/nouveau", twice);
      return [browser];
    },
    async "a link with its code, in another browser"(house, who) {
      const browser = await asked(house, who);
      const [mail] = await house.mailsTo(who.email);
      const elsewhere = new Browser(house.origin);
      await elsewhere.visit(linkIn(mail));
      await elsewhere.post("/sante/lien", { number: who.number, code: codeIn(mail) });
      await elsewhere.post("/sante/mot-de-passe-oublie/nouveau", twice);
      return [browser, elsewhere];
    },
  },
};

const byCode: OtherWays = {
  async member({ ctx }) {
    const who = await withAccount(ctx);
    return { ...who, login: who.number, password: ownPassword };
  },
  async activate(house, lock) {
    const who = await onFile(house.ctx);
    await lock(who.number);
    const used = await recoverByCode(house, who);
    return { who: { ...who, login: who.number, password: newPassword }, used };
  },
  recoveries: {
    "a code": recoverByCode,
    async "a letter"(house, who) {
      const browser = await atContacts(house, who.number);
      await browser.post("/adherent/mot-de-passe-oublie/choix", { choice: "post" });
      await browser.get("/adherent/mot-de-passe-oublie/courrier");
      await browser.post("/adherent/mot-de-passe-oublie/courrier", { choice: "back" });
      return [browser];
    },
  },
};

async function recoverByCode(house: RunningHouse, who: { number: string; email: string }) {
  const browser = await atCode(house, who.number);
  const [mail] = await house.mailsTo(who.email);
  await browser.post("/adherent/mot-de-passe-oublie/code", { code: codeIn(mail) });
  await browser.post("/adherent/mot-de-passe-oublie/nouveau", twice);
  return [browser];
}

/** By space. */
export const otherWays: Readonly<Record<string, OtherWays>> = {
  npfr: byEmail,
  sante: byEstablishment,
  adherent: byCode,
};

/** The provisional password of a letter to that member. */
export async function letterTo({ ctx }: RunningHouse, { holderId, number, email }: Member): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "parvis-locked-"));
  // The queue is emptied first: the member's page must be the first printed.
  await printInto(ctx, folder);
  return passwordByPost(ctx, { holderId, number, email }, folder);
}
