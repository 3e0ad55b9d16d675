import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anchorChain } from "#audit/anchors/anchor-chain.actions.ts";
import { checkAudit } from "#audit/check/check-audit.actions.ts";
import type { Browser } from "../../support/browser.ts";
import { activePerson } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, type Colleague, colleague, signInColleague } from "../staff-desk.ts";
import { appendAs } from "./audited-house.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

let agent: Colleague;
let browser: Browser;
let person: Awaited<ReturnType<typeof activePerson>>;
beforeAll(async () => {
  agent = await colleague(house, { npfr: "agent" });
  ({ browser } = await atDesk(house, "administrateur"));
  person = await activePerson(house.ctx);
  await appendAs(house.ctx, agent, [
    { kind: "approval_asked", holderId: person.holderId, reason: "Appel <b>de</b> la personne" },
    { kind: "approval_given", effect: { from: "agent", to: "superviseur", identityChecked: true } },
    ...Array.from({ length: 60 }, () => ({ kind: "approval_refused" as const })),
  ]);
});

const linesOf = (text: string) => text.match(/<tr role="row">\s*<td/g)?.length ?? 0;
const read = async (query: string) => (await browser.get(`/gestion/audit${query}`)).text;

it("says who did what, on whose file, why, and with which effect", async () => {
  const text = await read("?espace=npfr&action=approval_asked");
  expect(linesOf(text)).toBe(1);
  expect(text).toContain(`${agent.name} (agent)`);
  expect(text).toContain("Accord demandé");
  expect(text).toContain("Appel &lt;b>de&lt;/b> la personne");
  expect(text).toContain(`href="/gestion/npfr/dossiers/${person.holderId}"`);
  const given = await read("?espace=npfr&action=approval_given");
  expect(given).toMatch(/de agent à superviseur, identité vérifiée\s: oui/u);
});

it("shows fifty lines at once, the newest first, and says how many there are", async () => {
  const first = await read("");
  expect(linesOf(first)).toBe(50);
  expect(first).toMatch(/50 lignes affichées sur 62/);
  const older = /href="([^"]+)"[^>]*>\s*<span>Plus anciens/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const rest = (await browser.get(older)).text;
  expect(linesOf(rest)).toBe(12);
  expect(rest).toContain("Plus récents");
  expect(rest).not.toContain("Plus anciens");
});

it.each([
  ["the member", () => `?membre=${agent.accountId}`, 50],
  ["the file, as it is typed", () => `?dossier=${person.number.toLowerCase()}`, 1],
  ["a day when nothing happened", () => "?au=01/01/2020", 0],
  ["days, from and to", () => "?du=01/01/2020&au=31/12/2999", 50],
])("filters by %s", async (_, query, lines) => {
  expect(linesOf(await read(query()))).toBe(lines);
});

it("says beside its field that a filter cannot be read, or finds no file", async () => {
  const text = await read("?du=hier&dossier=N0000000");
  expect(text).toContain("Écrivez une date comme 12/03/2026.");
  expect(text).toContain("Aucun dossier ne porte ce numéro.");
  expect(linesOf(text)).toBe(0);
});

it("shows the audits of the portals where the member is administrateur, and no other", async () => {
  expect((await browser.get("/gestion/audit?espace=adherent")).status).toBe(404);
  expect((await browser.get("/gestion/audit?espace=gestion")).status).toBe(404);
  const mixed = await colleague(house, { npfr: "agent", adherent: "administrateur" });
  const there = await signInColleague(house, mixed);
  expect((await there.get("/gestion/audit")).text).toContain("Aucune ligne");
  expect((await there.get("/gestion/audit?espace=npfr")).status).toBe(404);
  const all = { npfr: "administrateur", adherent: "administrateur", sante: "administrateur" } as const;
  const everywhere = await signInColleague(house, await colleague(house, all));
  expect((await everywhere.get("/gestion/audit?espace=gestion")).status).toBe(200);
});

it("is not there for an agent or a superviseur", async () => {
  for (const role of ["agent", "superviseur"] as const) {
    const below = (await atDesk(house, role)).browser;
    expect((await below.get("/gestion/audit")).status).toBe(404);
    expect((await below.get("/gestion/audit/export")).status).toBe(404);
    expect((await below.get("/gestion")).text).not.toContain('href="/gestion/audit"');
  }
});

it("shows the last verification, what it found, and the last anchor", async () => {
  expect(await read("")).toContain("pas encore");
  await checkAudit(house.ctx);
  await anchorChain(house.ctx);
  expect(await read("")).toMatch(/62 lignes, intact[\s\S]+, ligne 62/);
  await house.ctx.db.inTransaction(async (trx) => {
    await sql`alter table audit_event disable trigger user`.execute(trx);
    await sql`update audit_event set kind = 'approval_given' where seq = 7`.execute(trx);
    await sql`alter table audit_event enable trigger user`.execute(trx);
  });
  await checkAudit(house.ctx);
  const text = await read("");
  expect(text).toContain("Cet audit n’est plus intact");
  expect(text).toMatch(/ligne 7\s: modifiée depuis l’écriture/u);
});
