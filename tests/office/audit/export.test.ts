import { afterAll, beforeAll, expect, it } from "vitest";
import { verifyAudit } from "#audit/verify/verify-audit.ts";
import { runHouse } from "../../support/running-house.ts";
import { atDesk, type Colleague, colleague } from "../staff-desk.ts";
import { appendAs } from "./audited-house.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());

let agent: Colleague;
beforeAll(async () => {
  agent = await colleague(house, { npfr: "agent" });
  await appendAs(house.ctx, agent, [
    { kind: "approval_asked", reason: "=cmd|'/c calc'!A1; \"x\"\r\nligne" },
    ...Array.from({ length: 1_100 }, (_, at) => ({
      kind: "approval_refused" as const,
      effect: { count: at },
    })),
  ]);
});

const exportsKept = async () => {
  const rows = await house.ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("audit_event")
      .select("content")
      .where("kind", "=", "audit_exported")
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ content }) => JSON.parse(content ?? ""));
};

it("leaves as a CSV of the house, and is itself in the audit with its filters and the number of its rows", async () => {
  const { who, browser } = await atDesk(house, "administrateur");
  const day = "01/01/2020";
  const answer = await browser.get(`/gestion/audit/export?espace=npfr&membre=${agent.accountId}&du=${day}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="audit-npfr.csv"');
  expect(answer.headers.get("cache-control")).toBe("no-store");
  const lines = answer.text
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toBe(
    "N°;Date;Heure;Qui;Adresse e-mail;Action;Dossier;Raison;Effet;Adresse internet;Navigateur",
  );
  expect(lines).toHaveLength(1 + 1_101 + 1);
  expect(lines[1]).toMatch(
    /^1101;\d\d\/\d\d\/\d{4};\d\d:\d\d:\d\d;Agathe Colin \d+ \(agent\);\S+@\S+;Accord refusé;;;lignes : 1\s099;203\.0\.113\.7;Firefox$/u,
  );
  expect(answer.text).toContain(`"'=cmd|'/c calc'!A1; ""x""\r\nligne"`);
  expect(await exportsKept()).toMatchObject([
    {
      member: { email: who.email, role: "administrateur" },
      effect: { count: 1_101, member: agent.accountId, since: "2020-01-01", action: null, until: null },
    },
  ]);
});

it("holds the rows up to its own, and the chain stays whole", async () => {
  const { browser } = await atDesk(house, "administrateur");
  const before = (await exportsKept()).length;
  const [one, two] = await Promise.all([
    browser.get("/gestion/audit/export?espace=npfr&action=audit_exported"),
    browser.get("/gestion/audit/export?espace=npfr&action=approval_asked"),
  ]);
  const rows = (text = "") => text.split(/\r\n(?=\d+;\d\d\/)/).length - 1;
  expect(rows(two?.text)).toBe(1);
  const kept = (await exportsKept()).slice(before);
  const own = kept.find(({ effect }) => effect.action === "audit_exported");
  expect(rows(one?.text)).toBe(own?.effect.count);
  expect((await verifyAudit(house.ctx)).faults).toEqual([]);
});

it("is not there for the audit of another portal", async () => {
  const { browser } = await atDesk(house, "administrateur", "adherent");
  const before = (await exportsKept()).length;
  expect((await browser.get("/gestion/audit/export?espace=npfr")).status).toBe(404);
  expect(await exportsKept()).toHaveLength(before);
});
