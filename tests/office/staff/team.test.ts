import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import type { StaffRole } from "#kernel/actor.ts";
import type { HolderId } from "#kernel/ids.ts";
import { Browser } from "../../support/browser.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, type Colleague, colleague, signInColleague, staffPassword } from "../staff-desk.ts";
import { chosenPassword, enrolBy, enrolment, invite, secretOn, typedOn } from "./invited.ts";

const house = await runHouse();
afterAll(() => house.close());

const withoutId = (text: string) => text.replace(/<span class="reference">[^<]*<\/span>/, "");
const because = { reason: "Départ du service", current_password: staffPassword };
const pageOf = (holderId: HolderId) => `/gestion/equipe/${holderId}`;
const linkIn = (text: string) => /\/gestion\/inscription\/[\w-]{65}/.exec(text)?.[0] ?? "";

async function rolesOf({ holderId }: Pick<Colleague, "holderId">) {
  const { rows } = await house.office.db.inTransaction((trx) =>
    sql<{ portal: string; role: StaffRole }>`select portal, role from staff_role
      where holder_id = ${holderId} and ended_at is null order by portal`.execute(trx),
  );
  return rows.map(({ portal, role }) => `${portal} ${role}`);
}

const lastAudit = async (space: string) => {
  const { rows } = await house
    .contextOf(space)
    .db.inTransaction((trx) =>
      sql<{ content: string }>`select content from audit_event order by seq desc limit 1`.execute(trx),
    );
  return JSON.parse(rows[0]?.content ?? "{}");
};

it("lists the members of the portals that the visitor administers, with their roles there alone", async () => {
  const { browser } = await atDesk(house, "administrateur");
  const both = await colleague(house, { npfr: "agent", sante: "administrateur" });
  const elsewhere = await colleague(house, { sante: "agent" });
  const list = (await browser.get("/gestion/equipe")).text;
  expect(list).toContain(both.email);
  expect(list).not.toContain(elsewhere.email);
  const [, page = ""] = (await browser.get(pageOf(both.holderId))).text.split("<main");
  expect(page).toContain("Agent");
  expect(page).not.toContain("Administrateur");
  const missing = await browser.get(pageOf("00000000-0000-4000-8000-000000000000" as HolderId));
  for (const path of ["", "/roles/npfr", "/roles/npfr/retrait", "/sessions", "/acces"]) {
    const refused = await browser.get(pageOf(elsewhere.holderId) + path);
    expect([refused.status, withoutId(refused.text)]).toEqual([404, withoutId(missing.text)]);
    if (path) expect((await browser.post(pageOf(elsewhere.holderId) + path, because)).status).toBe(404);
  }
  expect((await browser.get(`${pageOf(both.holderId)}/roles/sante`)).status).toBe(404);
});

it("invites by a link shown once, after the password of the administrator", async () => {
  const { browser } = await atDesk(house, "administrateur");
  const email = "lea.morel@gestion.example";
  const typed = { email, portal: "npfr", role: "agent", reason: "Remplacement" };
  const unconfirmed = await browser.post("/gestion/equipe/inviter", typed);
  expect([unconfirmed.status, unconfirmed.text]).toEqual([
    400,
    expect.stringContaining("Mot de passe actuel"),
  ]);
  expect(
    (await browser.post("/gestion/equipe/inviter", { ...typed, ...because, portal: "sante" })).status,
  ).toBe(400);
  const shown = await browser.post("/gestion/equipe/inviter", { ...typed, ...because });
  expect(shown.status).toBe(200);
  expect(await lastAudit("npfr")).toMatchObject({
    kind: "staff_role_given",
    reason: because.reason,
    effect: { member: email, to: "agent" },
  });
  expect((await browser.get("/gestion/equipe")).text).not.toContain(linkIn(shown.text));
  await enrolBy(new Browser(house.origin), linkIn(shown.text));
});

it("shows no link that would open a portal that the visitor does not administer", async () => {
  const invited = await invite(house, "administrateur", "sante");
  const { browser } = await atDesk(house, "administrateur");
  const typed = { email: invited.email, portal: "npfr", role: "agent", ...because };
  const answer = await browser.post("/gestion/equipe/inviter", typed);
  expect(answer).toMatchObject({ status: 303, location: "/gestion/equipe" });
  expect((await browser.get("/gestion/equipe")).text).toContain("son lien lui vient de là");
  const both = await colleague(house, { npfr: "agent", sante: "agent" });
  const renewed = await browser.post(`${pageOf(both.holderId)}/acces`, because);
  expect([renewed.status, linkIn(renewed.text)]).toEqual([409, ""]);
});

it("changes a role, and withdraws it: the member sees nothing from the next request", async () => {
  const { browser } = await atDesk(house, "administrateur");
  const { who, browser: theirs } = await atDesk(house, "agent");
  const path = `${pageOf(who.holderId)}/roles/npfr`;
  await browser.post(path, { ...because, role: "superviseur" });
  expect(await rolesOf(who)).toEqual(["npfr superviseur"]);
  expect(await lastAudit("npfr")).toMatchObject({
    kind: "staff_role_changed",
    reason: because.reason,
    effect: { member: who.email, from: "agent", to: "superviseur" },
  });
  expect((await theirs.get("/gestion/npfr/approbations")).status).toBe(200);
  await browser.post(`${path}/retrait`, because);
  expect(await rolesOf(who)).toEqual([]);
  expect((await theirs.get("/gestion/npfr/approbations")).location).toBe("/gestion/connexion");
});

it("keeps one administrator in each portal, and one's own role, with a clear message", async () => {
  const { who, browser } = await atDesk(house, "administrateur", "adherent");
  const own = await browser.post(`${pageOf(who.holderId)}/roles/adherent/retrait`, because);
  expect([own.status, own.text]).toEqual([409, expect.stringContaining("C’est votre propre accès")]);
  const other = await atDesk(house, "administrateur", "adherent");
  const answers = await Promise.all([
    browser.post(`${pageOf(other.who.holderId)}/roles/adherent/retrait`, because),
    other.browser.post(`${pageOf(who.holderId)}/roles/adherent`, { ...because, role: "agent" }),
  ]);
  const left = [...(await rolesOf(who)), ...(await rolesOf(other.who))].filter((role) =>
    role.endsWith("administrateur"),
  );
  expect(left).toEqual(["adherent administrateur"]);
  expect(answers.map(({ status }) => status).sort()).not.toEqual([303, 303]);
});

it("closes the sessions of a member", async () => {
  const { browser } = await atDesk(house, "administrateur");
  const { who, browser: theirs } = await atDesk(house, "agent");
  expect((await browser.get(pageOf(who.holderId))).text).toContain("Sessions ouvertes");
  await browser.post(`${pageOf(who.holderId)}/sessions`, because);
  expect((await theirs.get("/gestion")).location).toBe("/gestion/connexion");
  expect(await lastAudit("npfr")).toMatchObject({ kind: "staff_sessions_ended", reason: because.reason });
});

it("renews an access after a lost factor: the old password is dead, the old factor until the link is used", async () => {
  const { browser } = await atDesk(house, "administrateur");
  const { who, browser: theirs } = await atDesk(house, "agent");
  const shown = await browser.post(`${pageOf(who.holderId)}/acces`, because);
  expect((await theirs.get("/gestion")).location).toBe("/gestion/connexion");
  await expect(signInColleague(house, who)).rejects.toThrow("is not signed in");
  const member = new Browser(house.origin);
  await member.get(linkIn(shown.text));
  const page = (await member.get(enrolment)).text;
  expect(page).toContain('value="Agathe"');
  expect((await member.post(enrolment, typedOn(page))).status).toBe(200);
  await expect(signInColleague(house, who)).rejects.toThrow("is not signed in");
  expect(chosenPassword).toBe(staffPassword);
  await signInColleague(house, { ...who, shared: secretOn(page) });
  const [, ...mails] = await house.mailsTo(who.email, 3);
  expect(mails.map(({ subject }) => subject)).toContain("Votre accès au poste de gestion est renouvelé");
  const { rows } = await house.office.db.inTransaction((trx) =>
    sql<{
      id: string;
    }>`select id from account where holder_id = ${who.holderId} and closed_at is null`.execute(trx),
  );
  expect(rows).toEqual([{ id: who.accountId }]);
});

it("moves on by fifty in a long list", async () => {
  const { browser } = await atDesk(house, "administrateur");
  for (let count = 0; count < 50; count += 1) await invite(house);
  const list = (await browser.get("/gestion/equipe")).text;
  const next = /href="(\/gestion\/equipe\?after=[^"]+)"/.exec(list)?.[1] ?? "";
  const more = await browser.get(next);
  expect(more.status).toBe(200);
  expect(more.text).not.toContain("Page suivante");
});
