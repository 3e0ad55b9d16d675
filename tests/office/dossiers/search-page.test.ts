import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ofHolder, subjectOf } from "#account/tries/subject.ts";
import type { AuditContent } from "#audit/audit-event.ts";
import { hours } from "#kernel/duration.ts";
import { activePerson, type Person, personWithLetters } from "../../support/persons.ts";
import { runHouse } from "../../support/running-house.ts";
import { travel } from "../../support/travel.ts";
import { atDesk, signInColleague } from "../staff-desk.ts";

const house = await runHouse({ worker: false });
afterAll(() => house.close());
const { ctx } = house;
const { browser: agent } = await atDesk(house, "agent");
const desk = "/gestion/npfr/dossiers";
const search = (typed: string, browser = agent) => browser.get(`${desk}?q=${encodeURIComponent(typed)}`);

let person: Person;
beforeAll(async () => {
  person = await activePerson(ctx);
});

const audited = async () => {
  const rows = await ctx.db.inTransaction((trx) =>
    trx
      .selectFrom("audit_event")
      .select("content")
      .where("kind", "=", "dossier_searched")
      .orderBy("seq")
      .execute(),
  );
  return rows.map(({ content }) => (JSON.parse(content ?? "") as AuditContent).effect);
};

const withoutTags = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, " ")
    .replace(/\u00a0/g, " ")
    .replace(/\s+/g, " ");

describe("the search page", () => {
  it("finds a holder by half a name, says why, and leads to the card", async () => {
    const page = await search("lefev maëlys");
    expect(page.status).toBe(200);
    expect(page.text).toContain(`href="${desk}/${person.holderId}"`);
    expect(withoutTags(page.text)).toContain("Compte ouvert Nom LEFÈVRE Prénom Maëlys");
    expect(withoutTags(page.text)).toContain("1 dossier ");
  });

  it("masks the contact by which it finds", async () => {
    const page = await search(person.email);
    expect(page.text).toContain(`href="${desk}/${person.holderId}"`);
    const table = page.text.slice(page.text.indexOf("<tbody"), page.text.indexOf("</tbody"));
    expect(table).toContain("••••@");
    expect(table).not.toContain(person.email);
  });

  it("says where each person stands", async () => {
    const waiting = await personWithLetters(ctx);
    const state = async (number: string) =>
      /<span class="tag[^>]*>([^<]*)</.exec((await search(number)).text)?.[1]?.replace(/\u00a0/g, " ");
    expect(await state(waiting.number)).toBe("Courrier en route");
    const set = (change: string) =>
      ctx.db.inTransaction((trx) =>
        sql`update letter set state = ${change} where holder_id = ${waiting.holderId}`.execute(trx),
      );
    await set("to_print");
    expect(await state(waiting.number)).toBe("Courrier à imprimer");
    await set("returned");
    expect(await state(waiting.number)).toBe("Courrier revenu");
    await set("expired");
    expect(await state(waiting.number)).toBe("Jamais inscrit");
    await ctx.db.inTransaction((trx) =>
      sql`insert into attempt (subject, failures, consecutive_failures, locks, locked_until)
        values (${ofHolder + waiting.holderId}, 3, 3, 1, now() + interval '2 hours')`.execute(trx),
    );
    expect(await state(waiting.number)).toBe("Bloqué");
    await ctx.db.inTransaction((trx) =>
      sql`update holder set closed_at = now() where id = ${waiting.holderId}`.execute(trx),
    );
    expect(await state(waiting.number)).toBe("Hors du registre");
    const closed = await activePerson(ctx);
    await ctx.db.inTransaction((trx) =>
      sql`update account set closed_at = now() where holder_id = ${closed.holderId}`.execute(trx),
    );
    expect(await state(closed.number)).toBe("Compte fermé");
  });

  it("writes each search to the audit, with what was typed and how many it found", async () => {
    const before = (await audited()).length;
    await search("  Lefèvre   inconnue ");
    await search("");
    await search("%_%");
    expect((await audited()).slice(before)).toEqual([
      { search: "nom", typed: "Lefèvre inconnue", found: 0, isMore: false },
    ]);
  });

  it("says so when nothing answers, and how else to search", async () => {
    const page = await search("inconnue");
    expect(page.text).toContain("Aucun dossier ne répond.");
    expect(page.text).toContain("Essayez autrement");
    expect((await search("--")).text).toContain("Rien à chercher");
  });

  it("shows the files that this member opened last, and to nobody else", async () => {
    const card = `${desk}/${person.holderId}`;
    await agent.get(card);
    await agent.post(card, { reason: "call", note: "" });
    await agent.get(card);
    expect((await agent.get(desk)).text).toContain(`href="${card}"`);
    const { browser: other } = await atDesk(house, "agent");
    expect((await other.get(desk)).text).toContain("Vous n’avez encore ouvert aucun dossier.");
  });

  it("shows more than fifty as such", async () => {
    await ctx.db.inTransaction((trx) =>
      sql`insert into holder (number, last_name) select 'N5' || at, 'QUEMENER' from generate_series(100000, 100060) at`.execute(
        trx,
      ),
    );
    const page = await search("quemener");
    expect(withoutTags(page.text)).toContain("Plus de 50 dossiers : précisez");
    expect(page.text.match(/<tr role="row">/g)).toHaveLength(51);
  });

  it("says that the terms of a large import are still to come", async () => {
    await ctx.db.inTransaction((trx) =>
      sql`insert into holder_to_index (holder_id) values (${person.holderId})`.execute(trx),
    );
    expect((await search(person.number)).text).toContain("Un import vient de finir");
    await ctx.db.inTransaction((trx) => sql`delete from holder_to_index`.execute(trx));
  });

  it("finds nothing of another portal, whose agents do not reach this one", async () => {
    const { browser: elsewhere } = await atDesk(house, "agent", "adherent");
    expect((await search("lefevre", elsewhere)).status).toBe(404);
    const there = await elsewhere.get(`/gestion/adherent/dossiers?q=${person.number}`);
    expect(there.text).toContain("Aucun dossier ne répond.");
  });

  it("answers hostile text like any other", async () => {
    const hostile = [
      "a".repeat(10_000),
      "%00",
      "%",
      "%27;drop+table+holder;--",
      "%F0%9F%99%82",
      "%ff",
      "<script>alert(1)</script>",
    ];
    for (const q of hostile) {
      const page = await agent.get(`${desk}?q=${q}`);
      expect([200, 400], q.slice(0, 40)).toContain(page.status);
      expect(page.text).not.toContain("<script>alert");
    }
    for (const query of ["q=a&q=b", "q[]=a", "q[x]=a"])
      expect((await agent.get(`${desk}?${query}`)).status).toBe(200);
  });

  it("refuses a member who searches too often, until the hour is over", async () => {
    const { browser: hasty, who } = await atDesk(house, "agent");
    const { most } = ctx.space.policy.searches;
    await search("lefevre", hasty);
    const { rows } = await ctx.db.inTransaction((trx) =>
      sql`update attempt set failures = ${most - 1}
        where subject = ${subjectOf(ctx.keys, { searches: who.accountId })} returning subject`.execute(trx),
    );
    expect(rows).toHaveLength(1);
    expect((await search("lefevre", hasty)).status).toBe(200);
    const refused = await search("lefevre", hasty);
    expect(refused.status).toBe(429);
    expect(refused.text).toContain("Trop de recherches");
    expect(refused.text).not.toContain(person.holderId);
    expect((await search("lefevre")).status).toBe(200);
    await travel(house.database, hours(2));
    expect((await search("lefevre", await signInColleague(house, who))).status).toBe(200);
  });
});
