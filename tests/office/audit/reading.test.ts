import { sql } from "kysely";
import { afterAll, expect, it } from "vitest";
import { hours } from "#kernel/duration.ts";
import { type HolderId, newId } from "#kernel/ids.ts";
import { checkNightly } from "#office/audit/chain/check-nightly.actions.ts";
import { watchReading } from "#office/audit/reading/watch-reading.actions.ts";
import { runHouse } from "../../support/running-house.ts";
import { travel } from "../../support/travel.ts";
import { atDesk, colleague } from "../staff-desk.ts";
import { appendAs } from "./audited-house.ts";

const house = await runHouse();
afterAll(() => house.close());

const most = 40;
const opened = (count: number, holderId?: HolderId) =>
  Array.from({ length: count }, () => ({
    kind: "card_opened" as const,
    holderId: holderId ?? newId<HolderId>(),
  }));
const alerts = () =>
  house.ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("reading_alert")
      .select(["member_name", "reads", "counted", "most", "during_hours"])
      .execute(),
  );

it("tells the administrators of a portal, once an hour, who opened more files than the policy finds usual", async () => {
  const [first, second] = [
    await colleague(house, { npfr: "administrateur" }),
    await colleague(house, { npfr: "administrateur" }),
  ];
  const elsewhere = await colleague(house, { adherent: "administrateur", npfr: "superviseur" });
  const agent = await colleague(house, { npfr: "agent" });

  await appendAs(house.ctx, agent, opened(most));
  await watchReading(house.ctx);
  expect(await alerts()).toEqual([]);

  await appendAs(house.ctx, agent, opened(1));
  await watchReading(house.ctx);
  await watchReading(house.ctx);
  expect(await alerts()).toEqual([
    { member_name: agent.name, reads: "cards", counted: most + 1, most, during_hours: 1 },
  ]);
  for (const { email } of [first, second]) {
    const [mail] = await house.mailsTo(email);
    expect(mail?.subject).toBe("Des lectures inhabituelles");
    expect(mail?.text).toMatch(
      /Agathe Colin \d+\s: 41 dossiers différents ouverts en 1 heure \(habituel\s: 40 au plus\)/u,
    );
    expect(mail?.text).toMatch(/^http:\/\/127\.0\.0\.1:3000\/gestion\/audit\?espace=npfr$/m);
  }

  const other = await colleague(house, { npfr: "agent" });
  await appendAs(house.ctx, other, opened(most + 5));
  await watchReading(house.ctx);
  expect(await alerts()).toHaveLength(2);
  await travel(house.database, hours(1));
  await watchReading(house.ctx);
  expect((await house.mailsTo(first.email, 2))[1]?.text).toContain(other.name);
  expect(await house.mailsTo(first.email)).toHaveLength(2);
  await expect(house.mailsTo(elsewhere.email, 0)).resolves.toEqual([]);
});

it("counts one file once, however often it is opened", async () => {
  const agent = await colleague(house, { npfr: "agent" });
  const before = (await alerts()).length;
  await appendAs(house.ctx, agent, opened(most + 20, newId<HolderId>()));
  await watchReading(house.ctx);
  expect(await alerts()).toHaveLength(before);
});

it("waits in « Aujourd’hui » until an administrator says that they looked, which the audit keeps", async () => {
  const { who, browser } = await atDesk(house, "administrateur");
  const today = (await browser.get("/gestion")).text;
  const waiting = (await alerts()).length;
  expect(today).toMatch(/href="\/gestion\/audit\?espace=npfr"[\s\S]+lectures inhabituelles à vérifier/);
  const page = (await browser.get("/gestion/audit?espace=npfr")).text;
  const ids = [...page.matchAll(/name="alerte" value="([^"]+)"/g)].map(([, id]) => id ?? "");
  expect(ids).toHaveLength(waiting);
  for (const alerte of ids) {
    const answer = await browser.post("/gestion/audit/alertes", { espace: "npfr", alerte });
    expect(answer.location).toBe("/gestion/audit?espace=npfr");
  }
  expect((await browser.get("/gestion/audit?espace=npfr")).text).not.toContain("J’ai vérifié");
  expect((await browser.get("/gestion")).text).not.toContain("inhabituelle");
  const again = await browser.post("/gestion/audit/alertes", { espace: "npfr", alerte: ids[0] ?? "" });
  expect((await browser.get(again.location ?? "")).text).toContain("Cette alerte est déjà close");
  const kept = await house.ctx.db.inTransaction((trx) =>
    trx.selectFrom("audit_event").select("content").where("kind", "=", "reading_alert_seen").execute(),
  );
  expect(kept).toHaveLength(waiting);
  expect(JSON.parse(kept[0]?.content ?? "")).toMatchObject({
    member: { email: who.email },
    effect: { reads: "cards" },
  });
});

it("leaves the alerts of another portal alone", async () => {
  const agent = await colleague(house, { npfr: "agent" });
  await appendAs(house.ctx, agent, opened(most + 2));
  await watchReading(house.ctx);
  const { rows } = await house.ctx.db.inTransaction((trx) =>
    sql<{ id: string }>`select id from reading_alert where seen_at is null`.execute(trx),
  );
  const { browser } = await atDesk(house, "administrateur", "adherent");
  await browser.get("/gestion/audit");
  for (const espace of ["npfr", "adherent"])
    await browser.post("/gestion/audit/alertes", { espace, alerte: rows[0]?.id ?? "" });
  const left = await house.ctx.db.inTransaction((trx) =>
    sql`select from reading_alert where seen_at is null`.execute(trx),
  );
  expect(left.rows).toHaveLength(1);
});

it("verifies and anchors every night, and tells the administrators when the audit was touched", async () => {
  const administrator = await colleague(house, { npfr: "administrateur" });
  await checkNightly(house.ctx);
  await house.ctx.db.inTransaction(async (trx) => {
    await sql`alter table audit_event disable trigger user`.execute(trx);
    await sql`delete from audit_event where seq = 5`.execute(trx);
    await sql`alter table audit_event enable trigger user`.execute(trx);
  });
  await checkNightly(house.ctx);
  const mails = await house.mailsTo(administrator.email);
  expect(mails.map(({ subject }) => subject)).toEqual(["L’audit n’est plus intact"]);
  expect(mails[0]?.text).toMatch(/^ligne 5\s: supprimée$/mu);
  const { rows } = await house.ctx.db.inTransaction((trx) =>
    sql<{
      anchored: boolean;
    }>`select anchored_seq = (select seq from audit_head) as anchored from audit_check`.execute(trx),
  );
  expect(rows).toEqual([{ anchored: true }]);
});

it("tells the service when a portal has no administrator", async () => {
  const alone = house.contextOf("sante");
  await appendAs(alone, await colleague(house, { sante: "agent" }), opened(200));
  await watchReading(alone);
  expect((await house.mailsTo(alone.space.policy.mail.replyTo))[0]?.subject).toBe(
    "Des lectures inhabituelles",
  );
});
