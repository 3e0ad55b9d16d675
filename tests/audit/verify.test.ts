import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { anchorChain } from "#audit/anchors/anchor-chain.actions.ts";
import { hashContent, hashLink } from "#audit/chain.ts";
import { isWhole } from "#audit/verify/fault.ts";
import { verifyAudit } from "#audit/verify/verify-audit.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { type Audited, append, appendMany, chainNamed, openAudit, rowsOf } from "./audit-desk.ts";

let audit: Awaited<ReturnType<typeof openAudit>>;
let ctx: Audited;
let chains = 0;
beforeAll(async () => {
  audit = await openAudit();
});
beforeEach(async () => {
  chains += 1;
  ctx = audit.auditOf(chainNamed(`chain${chains}`));
  await appendMany(ctx, 12);
});
afterAll(() => audit.close());

const faults = async () => (await verifyAudit(ctx)).faults;
const owner = (...statements: Parameters<typeof audit.asOwner>[1][]) => audit.asOwner(ctx, ...statements);
const anchorsOf = () => join(ctx.store, "audit-anchors", `${ctx.space.id}.log`);

it("finds nothing in a chain that only Parvis wrote", async () => {
  expect(await verifyAudit(ctx)).toEqual({
    rows: 12,
    faults: [],
    unlisted: 0,
    anchors: 0,
    unreadableAnchors: 0,
  });
});

it.each([
  ["its content", sql`update audit_event set content = replace(content, 'Hugo', 'Hugh') where seq = 5`],
  ["its time", sql`update audit_event set at = at - interval '1 day' where seq = 5`],
  ["its hash", sql`update audit_event set hash = sha256('x') where seq = 5`],
  ["its former hash", sql`update audit_event set previous_hash = sha256('x') where seq = 5`],
  ["whose file it names", sql`update audit_event set holder_id = gen_random_uuid() where seq = 5`],
  ["who it names", sql`update audit_event set member_id = null where seq = 5`],
  ["its kind", sql`update audit_event set kind = 'approval_given' where seq = 5`],
  [
    "its content, with the hash that anybody can make",
    sql`update audit_event set content = '{}', content_hash = sha256('{}') where seq = 5`,
  ],
])("names the row of which the owner of the database changed %s", async (_, change) => {
  await owner(change);
  expect(await faults()).toEqual([{ kind: "changed", from: 5, to: 5 }]);
});

it("names removed rows, also when the owner renumbers those that follow", async () => {
  await owner(sql`delete from audit_event where seq in (4, 8)`);
  expect(await faults()).toEqual([
    { kind: "removed", from: 4, to: 4 },
    { kind: "removed", from: 8, to: 8 },
  ]);
  for (const [from, to] of [
    [5, 7],
    [9, 12],
  ])
    for (let seq = from ?? 0; seq <= (to ?? 0); seq += 1)
      await owner(sql`update audit_event set seq = (select max(seq) + 1 from audit_event where seq < ${seq})
        where seq = ${seq}`);
  expect(await faults()).toEqual([
    { kind: "removed", from: 4, to: 4 },
    { kind: "moved", from: 4, to: 6, was: 5 },
    { kind: "moved", from: 7, to: 10, was: 9 },
    { kind: "removed", from: 8, to: 8 },
  ]);
});

it("names moved rows", async () => {
  await owner(
    sql`update audit_event set seq = -1 where seq = 3`,
    sql`update audit_event set seq = 3 where seq = 9`,
    sql`update audit_event set seq = 9 where seq = -1`,
  );
  expect(await faults()).toEqual([
    { kind: "moved", from: 3, to: 3, was: 9 },
    { kind: "moved", from: 9, to: 9, was: 3 },
  ]);
});

it("names a row inserted without the secret, and one of another portal", async () => {
  const forged = keysFrom("another secret, which a thief could make up");
  const content = hashContent(forged, "{}");
  const link = { space: ctx.space.id, seq: 13, at: new Date(), previous: content, content };
  await owner(sql`insert into audit_event (seq, at, kind, content, content_hash, previous_hash, hash)
    values (13, ${link.at}, 'approval_given', '{}', ${content}, ${content}, ${hashLink(forged, link)})`);
  expect(await faults()).toEqual([{ kind: "inserted", from: 13, to: 13 }]);
  const beside = audit.auditOf(chainNamed("beside"));
  await appendMany(beside, 14);
  const [stolen] = (await rowsOf(beside)).filter(({ seq }) => seq === "14");
  await owner(sql`insert into audit_event (seq, at, kind, content, content_hash, previous_hash, hash)
    values (14, ${stolen?.at}, ${stolen?.kind}, ${stolen?.content}, ${stolen?.content_hash},
      ${stolen?.previous_hash}, ${stolen?.hash})`);
  expect(await faults()).toEqual([{ kind: "inserted", from: 13, to: 14 }]);
});

it("names last rows that were removed, by the head or by an anchor once the head was rewritten", async () => {
  await anchorChain(ctx);
  await appendMany(ctx, 3);
  await owner(sql`delete from audit_event where seq > 10`);
  expect(await faults()).toEqual([{ kind: "removed", from: 11, to: 15 }]);
  await owner(sql`update audit_head set (seq, hash) = (select seq, hash from audit_event where seq = 10)`);
  expect(await faults()).toEqual([{ kind: "removed", from: 11, to: 12 }]);
});

it("names rows that were rewritten since the anchor, even with the secret", async () => {
  await anchorChain(ctx);
  await owner(
    sql`delete from audit_event where seq > 10`,
    sql`update audit_head set (seq, hash) = (select seq, hash from audit_event where seq = 10)`,
  );
  await appendMany(ctx, 4);
  expect(await faults()).toEqual([{ kind: "replaced", from: 12, to: 12 }]);
});

it("accepts contents erased after three years, and names those erased before", async () => {
  const empty = sql`content = null, member_id = null, holder_id = null`;
  await owner(sql`update audit_event set ${empty} where seq = 2`);
  expect(await faults()).toEqual([{ kind: "erased", from: 2, to: 2 }]);
});

it("tells of lines of the anchors that are not anchors", async () => {
  await anchorChain(ctx);
  const path = anchorsOf();
  const text = await readFile(path, "utf8");
  expect(text).toMatch(/^\d{4}-\d\d-\d\dT\S+Z 12 [\w+/]{43}=\n$/);
  await writeFile(
    path,
    `${text}2026-12-01 oops\n${text.replace(/ 12 ./, (seen) => ` 12 ${seen.endsWith("A") ? "B" : "A"}`)}`,
  );
  const verdict = await verifyAudit(ctx);
  expect(verdict).toMatchObject({ anchors: 1, unreadableAnchors: 2, faults: [] });
  expect(isWhole(verdict)).toBe(false);
});

it("is not disturbed by rows and anchors added meanwhile", async () => {
  const adding = Array.from({ length: 30 }, async (_, at) => {
    await append(ctx);
    if (at % 10 === 0) await anchorChain(ctx);
  });
  const verdicts = await Promise.all(Array.from({ length: 5 }, () => verifyAudit(ctx)));
  await Promise.all(adding);
  for (const verdict of [...verdicts, await verifyAudit(ctx)]) expect(verdict.faults).toEqual([]);
});
