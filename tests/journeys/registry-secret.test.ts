import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { days, hours } from "#kernel/duration.ts";
import { cleanUp } from "../../src/start/clean-up.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { linkIn, type RunningHouse, runHouse } from "../support/running-house.ts";
import { travel } from "../support/travel.ts";
import {
  chooseAccess,
  countAccounts,
  door,
  enrol,
  establishment,
  home,
  password,
  prove,
  rightTail,
  signIn,
  wrongTail,
} from "./enrolments.ts";

let house: RunningHouse;
beforeAll(async () => {
  house = await runHouse({ space: "sante" });
});
afterAll(() => house.close());

const staff = () => house.ctx.space.policy.mail.replyTo;
const enrolmentOf = (holderId: string) =>
  house.ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("enrolment")
      .select("state")
      .where("holder_id", "=", holderId as never)
      .execute(),
  );

describe("from the number and the IBAN to the signed-in space (S2 to S5)", () => {
  it("goes step by step as the guide shows", async () => {
    const who = await establishment(house);
    const browser = new Browser(house.origin);
    const first = await browser.get(door);
    for (const words of ["Numéro FINESS", "5 derniers caractères de l'IBAN", "Valider", "pec@mnspf.example"])
      expect(first.text).toContain(words);
    const { number } = who;
    const spaced = `${number.slice(0, 2)} ${number.slice(2)}`;
    expect((await prove(browser, spaced, " 90 189 ")).location).toBe(`${door}/bienvenue`);
    expect(await enrolmentOf(who.holderId)).toEqual([{ state: "open" }]);
    const form = await browser.get(`${door}/bienvenue`);
    for (const words of [
      "Adresse e-mail",
      "Confirmation de l'adresse e-mail",
      "Confirmation du mot de passe",
    ])
      expect(form.text).toContain(words);
    expect((await chooseAccess(browser, who.email)).location).toBe(`${door}/mail`);
    const [mail] = await house.mailsTo(who.email);
    expect(mail?.from).toContain("noreply@mnspf.example");
    expect(mail?.text).toMatch(/valable 24\sheures/);
    expect(mail?.text).toContain("copiez l’adresse du lien");
    expect(await countAccounts(house)).toBe(0);
    const active = await browser.visit(linkIn(mail));
    expect(active.text).toContain("Compte activé");
    expect(active.text).toContain("Connexion");
    expect(await enrolmentOf(who.holderId)).toEqual([{ state: "activated" }]);
    expect((await signIn(house, who.number)).location).toBe(`${home}/espace`);
  });

  it("announces a success to every contact on file and to staff, who never read the IBAN", async () => {
    const who = await establishment(house);
    const browser = await enrol(house, who);
    const [mail] = await house.mailsTo(who.email);
    await browser.visit(linkIn(mail));
    const [told] = await house.mailsTo(who.onFile);
    expect(told?.subject).toBe("Votre espace MNSPF est ouvert");
    expect(await house.mailsTo(who.email, 2)).toHaveLength(2);
    const letters = await house.mailsTo(staff(), 1);
    expect(letters.at(-1)?.text).toContain("CLINIQUE DES LILAS");
    expect(letters.at(-1)?.text).not.toContain(rightTail);
  });

  it("asks for the address twice, and for a password by the rule, with an error under each wrong field", async () => {
    const who = await establishment(house);
    const browser = new Browser(house.origin);
    await prove(browser, who.number, rightTail);
    const answer = await browser.post(`${door}/bienvenue`, {
      email: who.email,
      email_confirmation: `x${who.email}`,
      password: "lilas",
      password_confirmation: "lila",
    });
    expect(answer.status).toBe(400);
    for (const field of ["email_confirmation", "password", "password_confirmation"])
      expect(answer.text).toContain(`id="${field}-error"`);
    expect(answer.text).not.toContain('id="email-error"');
  });

  it("lets a typo in the address be corrected, and the former link stops working", async () => {
    const who = await establishment(house);
    const slip = { ...who, email: `x${who.email}` };
    const browser = await enrol(house, slip);
    const [wrong] = await house.mailsTo(slip.email);
    await browser.post(`${door}/mail`, { choice: "correct" });
    await browser.post(`${door}/adresse`, { email: who.email, email_confirmation: who.email });
    expect((await browser.visit(linkIn(wrong))).status).toBe(410);
    const [right] = await house.mailsTo(who.email);
    expect((await browser.visit(linkIn(right))).text).toContain("Compte activé");
  });

  it("asks for the number in another browser", async () => {
    const who = await establishment(house);
    await enrol(house, who);
    const [mail] = await house.mailsTo(who.email);
    const elsewhere = new Browser(house.origin);
    expect((await elsewhere.visit(linkIn(mail))).text).toContain("Numéro FINESS");
    expect((await elsewhere.post(`${home}/lien`, { proof: "750000018" })).status).toBe(401);
    expect((await elsewhere.post(`${home}/lien`, { proof: who.number })).location).toBe(home);
    expect((await signIn(house, who.number)).location).toBe(`${home}/espace`);
  });

  it("lets the link expire after 24 hours; its page leads back to the first step in one click", async () => {
    const who = await establishment(house);
    const browser = await enrol(house, who);
    const [mail] = await house.mailsTo(who.email);
    await travel(house.database, hours(24.01));
    const late = await browser.visit(linkIn(mail));
    expect(late.status).toBe(410);
    expect(late.text).toContain(`href="${door}"`);
    const again = await enrol(house, who);
    const [, second] = await house.mailsTo(who.email, 2);
    expect((await again.visit(linkIn(second))).text).toContain("Compte activé");
  });

  it("accepts a whole IBAN, and says what to do with a wrong one without counting a try", async () => {
    const who = await establishment(house);
    const browser = new Browser(house.origin);
    const wrong = await prove(browser, who.number, `FR76 3000 6000 0112 3456 78${wrongTail}`);
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("Recopiez seulement ses 5 derniers caractères");
    expect((await prove(browser, who.number, `FR76 3000 6000 0112 3456 78${rightTail}`)).location).toBe(
      `${door}/bienvenue`,
    );
  });

  it("ends on the home page, whose title says so, and the account's home has another title", async () => {
    const who = await establishment(house);
    const browser = await enrol(house, who);
    const [mail] = await house.mailsTo(who.email);
    const titleOf = ({ text }: { text: string }) =>
      /<title>(.+)<\/title>/.exec(text)?.[1]?.replace(/\s/g, " ");
    const activated = titleOf(await browser.visit(linkIn(mail)));
    expect(activated).toMatch(/^Compte activé – /);
    await browser.post(`${home}/connexion`, { number: who.number, password });
    const titles = [titleOf(await browser.get(home)), titleOf(await browser.get(`${home}/espace`))];
    expect(titles).toEqual([
      expect.stringMatching(/^Accueil – /),
      expect.stringMatching(/^Accueil de votre espace – /),
    ]);
  });
});

describe("an end of IBAN", () => {
  it("that is not five letters and digits is refused under its field, and costs no try", async () => {
    const who = await establishment(house);
    for (const tail of ["9018", "901890", "90-1é9", "FR7630006000011234567890188", ""]) {
      const slip = await prove(new Browser(house.origin), who.number, tail);
      expect(slip.status).toBe(400);
      expect(slip.text).toContain('id="tail-error"');
    }
    const wrong = await prove(new Browser(house.origin), who.number, wrongTail);
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain("Il vous reste 2 essais");
  });

  it("is locked after three wrong ones, until a time of day; after five in a lifetime only the post helps", async () => {
    const who = await establishment(house);
    const tryOnce = (tail: string) => prove(new Browser(house.origin), who.number, tail);
    const pages = [];
    for (let tries = 0; tries < 4; tries += 1) pages.push(await tryOnce(tries < 3 ? wrongTail : rightTail));
    expect(pages.map(({ status }) => status)).toEqual([401, 401, 429, 429]);
    expect(pages[2]?.text).toMatch(/jusqu’au \d+(?:er)? \S+ à \d\d\sh\s\d\d/);
    expect(Number(pages[3]?.headers.get("retry-after"))).toBeGreaterThan(86_000);
    await travel(house.database, hours(24.01));
    expect((await tryOnce(wrongTail)).text).toContain("Il vous reste 1 essai ");
    const fifth = await tryOnce(wrongTail);
    expect(fifth.status).toBe(429);
    expect(fifth.text).toContain("par courrier");
    expect(fifth.headers.get("retry-after")).toBeNull();
    await travel(house.database, days(400));
    await cleanUp(house.ctx);
    expect((await tryOnce(rightTail)).text).toContain("par courrier");
  });

  it("restores the tries once it is right", async () => {
    const who = await establishment(house);
    await prove(new Browser(house.origin), who.number, wrongTail);
    await prove(new Browser(house.origin), who.number, wrongTail);
    expect((await prove(new Browser(house.origin), who.number, rightTail)).status).toBe(303);
    // The source still sees its failures; the deciding count restarts.
    expect((await prove(new Browser(house.origin), who.number, wrongTail)).status).toBe(429);
    expect((await prove(new Browser(house.origin), who.number, rightTail)).status).toBe(303);
  });
});

describe("a refusal that no page reveals is explained to the contact on file, once a day", () => {
  it.each([
    ["already active", { account: "open" }, rightTail, "Vous avez déjà un compte"],
    ["without IBAN", { hasIban: false }, wrongTail, "Votre RIB nous manque"],
  ] as const)("%s", async (_, fields, tail, subject) => {
    const who = await establishment(house, fields);
    await prove(new Browser(house.origin), who.number, tail);
    await house.mailsTo(who.onFile);
    await prove(new Browser(house.origin), who.number, tail);
    await new Promise((arrive) => setTimeout(arrive, 1500));
    expect((await house.mailsTo(who.onFile)).map((mail) => mail.subject)).toEqual([subject]);
    await travel(house.database, hours(24.1));
    await prove(new Browser(house.origin), who.number, tail);
    expect(await house.mailsTo(who.onFile, 2)).toHaveLength(2);
  });
});

describe("an account without an address (S8)", () => {
  it("gets one, and another password, when number and IBAN are proven again", async () => {
    const who = await establishment(house, { account: "without_address" });
    const before = new Browser(house.origin);
    await before.post(`${home}/connexion`, { number: who.number, password: usualPassword });
    expect((await before.get(`${home}/espace`)).status).toBe(200);
    const browser = await enrol(house, who);
    const [mail] = await house.mailsTo(who.email);
    expect((await signIn(house, who.number, usualPassword)).location).toBe(`${home}/espace`);
    expect(mail?.subject).toContain("Confirmez votre adresse e-mail");
    expect(mail?.text).not.toMatch(/inscription|activer|aucun compte ne sera ouvert/i);
    const arrived = await browser.visit(linkIn(mail));
    expect(arrived.text).toContain("Adresse e-mail ajoutée");
    expect(arrived.text).not.toContain("Compte activé");
    expect((await before.get(`${home}/espace`)).location).toBe(`${home}/connexion`);
    expect((await signIn(house, who.number, usualPassword)).status).toBe(401);
    expect((await signIn(house, who.number, password)).location).toBe(`${home}/espace`);
    const [told] = await house.mailsTo(who.onFile);
    expect(told?.subject).toBe("Une adresse e-mail s’ajoute à votre compte");
    const sent = await house.ctx.db.inTransaction((trx) =>
      trx.selectFrom("mail").select("recipient").where("holder_id", "=", who.holderId).execute(),
    );
    expect(sent.filter(({ recipient }) => recipient === who.onFile)).toHaveLength(1);
    // It has an address now: number and IBAN prove nothing any more.
    expect((await prove(new Browser(house.origin), who.number, rightTail)).status).toBe(401);
  });

  it("REC-06: keeps a password chosen since the inscription began, whatever link is followed later", async () => {
    const who = await establishment(house, { account: "without_address" });
    const thief = await enrol(house, who);
    const owner = new Browser(house.origin);
    await owner.post(`${home}/connexion`, { number: who.number, password: usualPassword });
    await owner.get(`${home}/espace/securite`);
    const changed = await owner.post(`${home}/espace/securite/mot-de-passe`, {
      current_password: usualPassword,
      password,
      password_confirmation: password,
    });
    expect(changed.status).toBe(303);
    await thief.post(`${door}/mail`, { choice: "resend" });
    for (const mail of await house.mailsTo(who.email, 2))
      expect((await thief.visit(linkIn(mail))).status).toBe(410);
    expect((await signIn(house, who.number)).location).toBe(`${home}/espace`);
  });
});
