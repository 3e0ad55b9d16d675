import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { passwordChangedMail } from "#account/password/password-changed.mails.ts";
import { recordBounce } from "#infra/mail/bounces/bounces.queries.ts";
import type { MailKind } from "#infra/mail/mail-kind.ts";
import { recoveryMail } from "#journeys/lost-password/by-link/recovery.mails.ts";
import { activationCodeMail } from "#journeys/proofs/code/code.mails.ts";
import { type CodeId, type LinkId, type MailId, newId } from "#kernel/ids.ts";
import { maskEmail } from "#kernel/text/text.ts";
import { paymentMadeMail } from "#modules/payments/tell/payment.mails.ts";
import type { Browser } from "../../support/browser.ts";
import { activePerson } from "../../support/persons.ts";
import { type RunningHouse, runHouse } from "../../support/running-house.ts";
import { atDesk } from "../staff-desk.ts";

let house: RunningHouse;
let agent: Browser;
let superviseur: Browser;
let admins: Browser[];
beforeAll(async () => {
  house = await runHouse({ worker: false });
  agent = (await atDesk(house, "agent")).browser;
  superviseur = (await atDesk(house, "superviseur")).browser;
  admins = [(await atDesk(house, "administrateur")).browser, (await atDesk(house, "administrateur")).browser];
});
afterAll(() => house.close());

type Person = Awaited<ReturnType<typeof activePerson>>;

const home = "/gestion/npfr/mails";
const within: RunningHouse["ctx"]["db"]["inTransaction"] = (work) => house.ctx.db.inTransaction(work);
const send = <Props>(
  { email: recipient, holderId }: Pick<Person, "email" | "holderId">,
  kind: MailKind<Props>,
  props: NoInfer<Props>,
) => within((trx) => house.ctx.outbox.sendMail(trx, { kind, recipient, holderId, props }));
const news = (person: Person) => send(person, paymentMadeMail, { firstName: "Jeanne", paymentId: null });
const set = (id: MailId, change: object) =>
  within((trx) => trx.updateTable("mail").set(change).where("id", "=", id).execute());
const sentNews = async (person: Person) => {
  const id = await news(person);
  await set(id, { state: "sent", sent_at: sql`now()`, queued_at: sql`now() - interval '2 hours'` });
  return id;
};
const lasting = { fate: "lasting", status: "5.1.1", reason: "550 5.1.1 User unknown" } as const;
const bounce = (id: MailId) => within((trx) => recordBounce(trx, id, "report", lasting));
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const read = async (browser: Browser, path = "") => plain((await browser.get(home + path)).text);
const rowsOf = (person: Person) =>
  within((trx) =>
    trx
      .selectFrom("mail")
      .selectAll()
      .where("holder_id", "=", person.holderId)
      .orderBy("queued_at")
      .execute(),
  );
const audited = async (kind: string) => {
  const { rows } = await within((trx) =>
    sql<{ content: { kind: string; effect: object; reason: string | null; holderId: string | null } }>`
      select content::jsonb as content from audit_event where kind = ${kind} order by seq`.execute(trx),
  );
  return rows.map(({ content }) => content);
};

it("lists mails by state, nature, domain, day and recipient, fifty at a time, without whole addresses", async () => {
  const person = await activePerson(house.ctx);
  const first = await sentNews(person);
  for (let other = 0; other < 52; other += 1) await sentNews({ ...person, email: `x${other}@grand.example` });
  await bounce(first);
  const all = await read(agent);
  expect(all).toContain("versement fait");
  expect(all).not.toContain("@grand.example");
  expect(all.match(/<tr /g)).toHaveLength(51);
  const [, older = ""] = /href="([^"]*apres=[^"]*)"/.exec(all) ?? [];
  expect((await agent.get(older)).text.match(/<tr /g)).toHaveLength(4);
  const one = [
    "?etat=revenu",
    `?destinataire=${encodeURIComponent(person.email.toUpperCase())}`,
    `?dossier=${person.holderId}&domaine=boite.example`,
  ];
  for (const filter of one) {
    const list = await read(agent, filter);
    expect(list.match(/<tr /g), filter).toHaveLength(2);
    expect(list).toContain(maskEmail(person.email));
    expect(list).toContain("Cette adresse n’existe pas");
  }
  expect(await read(agent, "?domaine=GRAND.example&nature=payment-made")).toContain("52 mails");
  expect(await read(agent, "?du=2000-01-01&au=2000-12-31")).toContain("Aucun mail ne répond");
  expect(await audited("mails_listed")).toEqual([
    expect.objectContaining({ effect: { recipient: maskEmail(person.email.toUpperCase()), found: 1 } }),
    expect.objectContaining({ holderId: person.holderId, effect: { recipient: null, found: 1 } }),
  ]);
  expect(await read(agent, "/domaines")).toContain("grand.example");
});

it("shows everything about a mail but what it says, and writes who looked", async () => {
  const person = await activePerson(house.ctx);
  const id = await send(person, recoveryMail, { linkId: newId<LinkId>() });
  const page = await read(agent, `/${id}`);
  expect(page).toContain(person.email);
  expect(page).not.toContain("/lien/");
  expect(await audited("mail_opened")).toEqual([
    expect.objectContaining({ holderId: person.holderId, effect: { mail: id } }),
  ]);
  expect((await agent.get(`${home}/${newId()}`)).status).toBe(404);
});

it("sends a mail again to the same address, within the limits of the holder", async () => {
  const person = await activePerson(house.ctx);
  const id = await sentNews(person);
  const answer = await agent.post(`${home}/${id}/renvoi`);
  expect(answer.status).toBe(303);
  const rows = await rowsOf(person);
  expect(rows).toEqual([
    expect.objectContaining({ id, repeats: null }),
    expect.objectContaining({ repeats: id, kind: "payment-made", recipient: person.email, state: "waiting" }),
  ]);
  expect(answer.location).toBe(`${home}/${rows[1]?.id}`);
  expect((await agent.post(`${home}/${id}/renvoi`)).text).toContain("déjà en route");
  for (const { id } of rows.slice(1)) await set(id, { state: "sent" });
  const statuses: number[] = [];
  for (let again = 0; again < 4; again += 1) {
    statuses.push((await agent.post(`${home}/${id}/renvoi`)).status);
    await within((trx) =>
      trx.updateTable("mail").set({ state: "sent" }).where("state", "=", "waiting").execute(),
    );
  }
  expect(statuses).toEqual([303, 303, 429, 429]);
  expect(await audited("mail_resent")).toHaveLength(3);
});

it("writes one mail when two agents send it again at once", async () => {
  const person = await activePerson(house.ctx);
  const id = await sentNews(person);
  for (const browser of [agent, superviseur]) await browser.get(`${home}/${id}`);
  const answers = await Promise.all([agent, superviseur].map((one) => one.post(`${home}/${id}/renvoi`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await rowsOf(person)).toHaveLength(2);
});

it("says why a mail is not sent again", async () => {
  const refusal = async (id: MailId) => {
    const { status, text } = await agent.post(`${home}/${id}/renvoi`);
    return status === 409 ? plain(text) : status;
  };
  const person = await activePerson(house.ctx);
  const failed = await sentNews(person);
  await bounce(failed);
  expect(await refusal(failed)).toContain("Les mails à cette adresse sont suspendus");
  const elsewhere = await sentNews({ ...person, email: "ancienne@boite.example" });
  expect(await refusal(elsewhere)).toContain("n’est plus celle du dossier");
  const late = await send(person, activationCodeMail, { codeId: newId<CodeId>(), firstName: "Jeanne" });
  await set(late, { expires_at: sql`now()` });
  expect(await refusal(late)).toContain("ne vaut plus rien");
  const toNobody = await within((trx) =>
    house.ctx.outbox.sendMail(trx, {
      ...{ kind: passwordChangedMail, recipient: "x@boite.example", holderId: null },
      props: { firstName: "x" },
    }),
  );
  expect(await refusal(toNobody)).toContain("aucun dossier");
});

it("lets a superviseur release an address once, with a reason; what was held back leaves", async () => {
  const person = await activePerson(house.ctx);
  await bounce(await sentNews(person));
  const held = await news(person);
  await set(held, { state: "suppressed" });
  const list = await read(superviseur, "/suspensions");
  const row = new RegExp(`href="([^"]*)"[^<]*<[^]*?${maskEmail(person.email).replaceAll(".", "\\.")}`);
  expect(list).toMatch(row);
  const { id } = await within((trx) =>
    trx.selectFrom("suppression").select("id").where("address", "=", person.email).executeTakeFirstOrThrow(),
  );
  const path = `${home}/suspensions/${id}`;
  expect((await agent.get(path)).text).not.toContain('name="reason"');
  expect((await agent.post(path, { reason: "Au téléphone" })).status).toBe(404);
  expect((await superviseur.post(path, { reason: "" })).status).toBe(400);
  for (const browser of admins) await browser.get(path);
  const reason = "La personne a vidé sa boîte";
  const answers = await Promise.all(admins.map((one) => one.post(path, { reason })));
  expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
    Array(2).fill(`303 ${home}/suspensions`),
  );
  expect((await rowsOf(person)).find((mail) => mail.id === held)?.state).toBe("waiting");
  expect(await audited("address_released")).toEqual([
    expect.objectContaining({
      reason,
      holderId: person.holderId,
      effect: { address: maskEmail(person.email), sent: 1 },
    }),
  ]);
  const again = await superviseur.get(path);
  expect([again.status, again.location]).toEqual([303, `${home}/suspensions`]);
});

it("shows nothing of another portal", async () => {
  const person = await activePerson(house.ctx);
  const id = await sentNews(person);
  const { browser } = await atDesk(house, "administrateur", "adherent");
  expect((await browser.get(`${home}/${id}`)).status).toBe(404);
  expect((await browser.get(`/gestion/adherent/mails/${id}`)).status).toBe(404);
  expect(plain((await browser.get("/gestion/adherent/mails")).text)).toContain("Aucun mail ne répond");
});
