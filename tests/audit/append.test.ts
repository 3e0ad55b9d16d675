import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { appendAudit } from "#audit/append-audit.ts";
import { verifyAudit } from "#audit/verify/verify-audit.ts";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { type HolderId, newId } from "#kernel/ids.ts";
import { adherent } from "#spaces/adherent/space.ts";
import { sante } from "#spaces/sante/space.ts";
import { countTrips } from "../support/count-trips.ts";
import { append, member, openAudit, rowsOf } from "./audit-desk.ts";

let audit: Awaited<ReturnType<typeof openAudit>>;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());

const numbers = async (ctx: typeof audit.ctx) => (await rowsOf(ctx)).map(({ seq }) => Number(seq));

it("keeps who did what on whose file, why, with which effect, and from where", async () => {
  const { ctx } = audit;
  const holderId = newId<HolderId>();
  const effect = { from: "superviseur", to: "agent" };
  await append(ctx, { holderId, reason: "Signalé au téléphone\r\n\u001b[31m", effect });
  const [row] = await rowsOf(ctx);
  expect(row).toMatchObject({ seq: "1", kind: "approval_asked", member_id: member.id, holder_id: holderId });
  expect(JSON.parse(row?.content ?? "")).toEqual({
    kind: "approval_asked",
    actor: "staff",
    member: { id: member.id, name: member.name, email: member.email, role: "agent" },
    holderId,
    reason: "Signalé au téléphone\r\n\u001b[31m",
    effect,
    source: "203.0.113.7",
    browser: "Firefox sur Linux",
  });
  expect(row?.content).not.toMatch(/\p{Cc}/u);
});

it("names the command line, and Parvis itself, where no member acted", async () => {
  const ctx = audit.auditOf(sante);
  await append({ ...ctx, actor: { kind: "staff", member: null } });
  await append({ ...ctx, actor: { kind: "system" } });
  const actors = (await rowsOf(ctx)).map(({ content }) => JSON.parse(content ?? "").actor);
  expect(actors).toEqual(["operator", "system"]);
});

it("keeps one chain when twenty members act at once, each chain for itself", async () => {
  const [ctx, beside] = [audit.auditOf(adherent), audit.ctx];
  const former = (await numbers(beside)).length;
  await Promise.all(Array.from({ length: 20 }, (_, at) => append(at % 4 === 0 ? beside : ctx)));
  expect(await numbers(ctx)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1));
  expect((await numbers(beside)).length).toBe(former + 5);
  for (const one of [ctx, beside]) expect((await verifyAudit(one)).faults).toEqual([]);
});

it("leaves no hole when the transaction of the action rolls back", async () => {
  const { ctx } = audit;
  const before = await numbers(ctx);
  const failing = ctx.db.inTransaction(async (trx) => {
    await appendAudit(trx, ctx, { kind: "approval_given" });
    await appendAudit(trx, ctx, { kind: "approval_given" });
    throw new Error("the action failed");
  });
  await expect(failing).rejects.toThrow("the action failed");
  expect(await numbers(ctx)).toEqual(before);
  await ctx.db.inTransaction(async (trx) => {
    await appendAudit(trx, ctx, { kind: "approval_given" });
    await appendAudit(trx, ctx, { kind: "approval_given" });
  });
  expect(await numbers(ctx)).toEqual([...before, before.length + 1, before.length + 2]);
  expect((await verifyAudit(ctx)).faults).toEqual([]);
});

it.each([
  ["a change", sql`update audit_event set content = '{}'`],
  [
    "an erasure before its time",
    sql`update audit_event set content = null, member_id = null, holder_id = null`,
  ],
  ["a deletion", sql`delete from audit_event where seq = 1`],
  ["a truncation", sql`truncate audit_event`],
  ["a deletion of the head", sql`delete from audit_head`],
  ["a truncation of the head", sql`truncate audit_head`],
])("refuses %s to the role of the application", async (_, statement) => {
  const { ctx } = audit;
  const trying = ctx.db.inTransaction((trx) => statement.execute(trx));
  await expect(trying).rejects.toThrow("the audit is append-only");
});

it("costs the transaction of the action two round trips", async () => {
  const way = await countTrips(audit.database.url);
  const { db, close } = connect(way.url, { max: 1, onLost: () => undefined });
  const ctx = { ...audit.ctx, db: spaceDb(db, audit.ctx.space.id) };
  const tripsOf = async (appends: number) => {
    const before = way.trips();
    await ctx.db.inTransaction(async (trx) => {
      await sql`select 1`.execute(trx);
      for (let index = 0; index < appends; index += 1)
        await appendAudit(trx, ctx, { kind: "approval_refused" });
    });
    return way.trips() - before;
  };
  try {
    await tripsOf(1);
    expect((await tripsOf(1)) - (await tripsOf(0))).toBe(2);
  } finally {
    await close();
    way.close();
  }
});
