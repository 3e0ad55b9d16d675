import { sql } from "kysely";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { subjectOf } from "#account/tries/subject.ts";
import type { AuditContent } from "#audit/audit-event.ts";
import type { StaffRole } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Browser } from "../../support/browser.ts";
import { activePerson } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, staffPassword } from "../staff-desk.ts";
import { mailsOf } from "./members.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());
const { ctx } = house;
const { browser: agent } = await atDesk(house, "agent");
const { browser: supervisor } = await atDesk(house, "superviseur");

let person: Awaited<ReturnType<typeof activePerson>>;
let card: string;
beforeEach(async () => {
  person = await activePerson(ctx);
  card = `/gestion/npfr/dossiers/${person.holderId}`;
});

const open = async (browser: Browser) => {
  await browser.get(card);
  await browser.post(card, { reason: "call", note: "" });
};
const act = async (browser: Browser, to: string, fields: Record<string, string>) => {
  await browser.get(`${card}/${to}`);
  return browser.post(`${card}/${to}`, { because: "Elle appelle, identité vérifiée", ...fields });
};
const audited = async () => {
  const rows = await ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("audit_event")
      .select(["content"])
      .where("holder_id", "=", person.holderId)
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ content }) => {
    const { kind, reason, member } = JSON.parse(content ?? "") as AuditContent;
    return `${kind} by ${member?.role}: ${reason}`;
  });
};
const lock = () =>
  ctx.db.inTransaction((trx) =>
    sql`insert into attempt (subject, failures, consecutive_failures, locks, locked_until)
      values (${subjectOf(ctx.keys, { holder: person.holderId })}, 3, 3, 1, now() + interval '2 hours')`.execute(
      trx,
    ),
  );

describe("a card", () => {
  it("shows nothing of the file before it was said why, then everything", async () => {
    const before = await agent.get(card);
    expect(before.status).toBe(200);
    expect(before.text).toContain("Pourquoi ouvrir le dossier");
    expect(before.text).not.toContain("LEFÈVRE");
    expect((await agent.post(card, { note: "" })).text).toContain("Choisissez un motif.");
    expect((await agent.post(card, { reason: "other", note: "" })).text).toContain("Précisez le motif.");
    expect((await agent.post(card, { reason: "call", note: "Rien reçu" })).location).toBe(card);
    const after = await agent.get(card);
    expect(after.text).toContain("Mme Maëlys LEFÈVRE");
    expect(after.text).toContain(person.email);
    expect(after.text).not.toContain("Débloquer");
    expect(await audited()).toEqual([
      "card_opened by agent: La personne appelle : Rien reçu",
      "card_read by agent: La personne appelle : Rien reçu",
    ]);
  });

  it("filters its timeline, and forged places count as none", async () => {
    await open(agent);
    const calls = await agent.get(`${card}?quoi=appels`);
    expect(calls.text).toContain("Rien de tel dans ce dossier.");
    for (const forged of [
      "?quoi=constructor",
      "?avant=x",
      "?avant=1_autre_1",
      `?apres=${"9".repeat(18)}_registre_x`,
    ])
      expect((await agent.get(card + forged)).status, forged).toBe(200);
  });

  it("does not exist for a holder of another space, an unknown id, or a member of another portal", async () => {
    const { browser: elsewhere } = await atDesk(house, "administrateur", "adherent");
    expect((await elsewhere.get(card)).status).toBe(404);
    const other = `/gestion/adherent/dossiers/${person.holderId}`;
    for (const [browser, path] of [
      [elsewhere, other],
      [elsewhere, `${other}/debloquer`],
      [agent, `${card.slice(0, -1)}x`],
      [agent, "/gestion/npfr/dossiers/00000000-0000-4000-8000-000000000000"],
    ] as const)
      expect((await browser.get(path)).status, path).toBe(404);
  });

  it("opens nothing more once the role is withdrawn", async () => {
    const { who, browser } = await atDesk(house, "agent");
    await open(browser);
    expect((await browser.get(card)).status).toBe(200);
    await lock();
    await browser.get(`${card}/debloquer`);
    await house.office.db.inTransaction((trx) =>
      sql`update staff_role set ended_at = now() where holder_id = ${who.holderId}`.execute(trx),
    );
    expect((await browser.get(card)).status).toBe(404);
    expect((await browser.post(`${card}/debloquer`, { because: "Elle appelle" })).status).toBe(404);
    expect(await mailsOf(ctx, person.holderId)).toEqual([]);
  });
});

describe("an action", () => {
  it("asks why the card is opened first, and changes nothing before", async () => {
    await lock();
    const { browser } = await atDesk(house, "agent");
    expect((await browser.get(`${card}/debloquer`)).text).toContain("Pourquoi ouvrir le dossier");
    expect((await browser.post(`${card}/debloquer`, { because: "Elle appelle" })).location).toBe(card);
    expect(await audited()).toEqual([]);
  });

  it("needs a reason, does it once, and leads back to the card, which says so", async () => {
    await open(agent);
    await lock();
    expect((await agent.get(card)).text).toContain("Débloquer");
    expect((await act(agent, "debloquer", { because: "" })).text).toContain("Dites pourquoi");
    expect((await act(agent, "debloquer", {})).location).toBe(card);
    expect((await agent.get(card)).text).toContain("Accès débloqué");
    const again = await act(agent, "debloquer", {});
    expect([again.status, again.text.includes("Rien n’est bloqué")]).toEqual([409, true]);
    expect(await audited()).toContain("unlocked by agent: Elle appelle, identité vérifiée");
  });

  it.each([
    ["mail", { email: "nouvelle@boite.example" }],
    ["telephone", { phone: "06 39 98 01 42" }],
    [
      "adresse",
      {
        address1: "1 QUAI SUD",
        address2: "",
        address3: "",
        postalCode: "35700",
        city: "RENNES",
        country: "FR",
      },
    ],
  ])("asks a second person to correct a contact: %s", async (what, fields) => {
    await open(agent);
    expect((await act(agent, `corriger/${what}`, fields)).location).toBe(card);
    expect((await agent.get(card)).text).toContain("Une autre personne doit l’approuver.");
    const again = await act(agent, `corriger/${what}`, fields);
    expect([again.status, again.text.includes("attend déjà l’accord")]).toEqual([409, true]);
    const [approval] = await ctx.db.inTransaction((trx) =>
      trx.selectFrom("approval").select(["id", "reason"]).where("holder_id", "=", person.holderId).execute(),
    );
    expect(approval?.reason).toBe("Elle appelle, identité vérifiée");
    const path = `/gestion/npfr/approbations/${approval?.id}`;
    await supervisor.get(path);
    const decided = await supervisor.post(`${path}/decision`, {
      reason: "Vérifié",
      decision: "approved",
      current_password: staffPassword,
    });
    expect(decided.location).toBe("/gestion/npfr/approbations");
    await open(agent);
    const { text } = await agent.get(`${card}?quoi=corrections`);
    expect(text).toMatch(/Corriger un contact.: approuvé/);
    expect(text).toContain("Changements sensibles des 30 derniers jours");
    expect((await mailsOf(ctx, person.holderId)).some((mail) => mail.startsWith("contact-corrected"))).toBe(
      true,
    );
  });

  it.each([
    ["mail", { email: "sans-arobase" }, "Cette adresse est impossible"],
    ["telephone", { phone: "12" }, "Ce numéro est impossible"],
    [
      "adresse",
      { address1: "", address2: "", address3: "", postalCode: "1", city: "RENNES", country: "FR" },
      "Code postal",
    ],
  ])("refuses an impossible contact, and keeps what was typed: %s", async (what, fields, words) => {
    await open(agent);
    const refused = await act(agent, `corriger/${what}`, fields);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(words);
    expect(refused.text).toContain("Elle appelle, identité vérifiée");
  });

  it("closes an account with the password of a superviseur, and no agent’s", async () => {
    await open(agent);
    await open(supervisor);
    expect((await agent.get(`${card}/fermer`)).status).toBe(404);
    expect((await agent.post(`${card}/fermer`, { because: "Elle le demande" })).status).toBe(404);
    const { browser } = await atDesk(house, "superviseur");
    await open(browser);
    expect((await act(browser, "fermer", {})).text).toContain("Saisissez votre mot de passe");
    expect((await act(browser, "fermer", { current_password: staffPassword })).location).toBe(card);
    expect((await browser.get(card)).text).toContain("Compte fermé");
    expect((await act(browser, "fermer", {})).status).toBe(409);
    expect(await audited()).toContain("account_closed by superviseur: Elle appelle, identité vérifiée");
  });

  it("reissues letters to a holder whose account was closed, and to nobody with an account", async () => {
    await open(supervisor);
    expect((await act(supervisor, "courrier", {})).status).toBe(409);
    await act(supervisor, "fermer", { current_password: staffPassword });
    expect((await act(supervisor, "courrier", {})).location).toBe(card);
    const letters = await ctx.db.inTransaction((trx) =>
      trx
        .selectFrom("letter")
        .select(["kind"])
        .where("holder_id", "=", person.holderId)
        .where("state", "=", "to_print")
        .orderBy("kind")
        .execute(),
    );
    expect(letters.map(({ kind }) => kind)).toEqual(["notification", "provisional_password"]);
    expect((await act(supervisor, "courrier", {})).text).toContain("attend déjà d’être imprimé");
  });

  it("sends one of the last mails again, to this holder only", async () => {
    await open(agent);
    expect((await agent.get(`${card}/mail`)).text).toContain("il n’y a rien à renvoyer");
    const insert = (of: string) =>
      ctx.db.inTransaction((trx) =>
        trx
          .insertInto("mail")
          .values({
            ...{ holder_id: of as HolderId, kind: "password-changed", recipient: person.email },
            ...{ props: JSON.stringify({ firstName: "Maëlys" }), state: "sent" },
          })
          .returning("id")
          .executeTakeFirstOrThrow(),
      );
    const { id } = await insert(person.holderId);
    expect((await agent.get(`${card}/mail`)).text).toContain("Mot de passe changé");
    expect((await act(agent, "mail", { mail: id })).location).toBe(card);
    expect(await mailsOf(ctx, person.holderId)).toHaveLength(2);
    expect(await audited()).toContain("mail_resent by agent: Elle appelle, identité vérifiée");
    const stranger = await activePerson(ctx);
    for (const mail of [(await insert(stranger.holderId)).id, "x"])
      expect((await act(agent, "mail", { mail })).status).toBe(409);
    const waiting = await act(agent, "mail", { mail: id });
    expect([waiting.status, waiting.text.includes("déjà en route")]).toEqual([409, true]);
  });

  it("notes a call: who called, if it was somebody else, and what was said", async () => {
    await open(agent);
    const unnamed = await act(agent, "appel", { caller: "other", caller_name: "", said: "Rien reçu" });
    expect([unnamed.status, unnamed.text.includes("Dites qui a appelé.")]).toEqual([400, true]);
    const fields = {
      caller: "other",
      caller_name: "Sa fille",
      identity: "oui",
      said: "Rien reçu\nRappeler lundi",
    };
    expect((await act(agent, "appel", fields)).location).toBe(card);
    const { text } = await agent.get(`${card}?quoi=appels`);
    expect(text).toContain("Appel de Sa fille");
    expect(text).toContain("identité vérifiée");
  });
});

it.each<StaffRole>(["agent"])("shows no button to close an account to an %s", async () => {
  await open(agent);
  await open(supervisor);
  expect((await agent.get(card)).text).not.toContain("Fermer le compte");
  expect((await supervisor.get(card)).text).toContain("Fermer le compte");
});
