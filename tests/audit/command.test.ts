import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { anchorChain } from "#audit/anchors/anchor-chain.actions.ts";
import { findLastCheck } from "#audit/check/checks.queries.ts";
import { parvis } from "../support/running-parvis.ts";
import { appendMany, auditSecret, openAudit } from "./audit-desk.ts";

let audit: Awaited<ReturnType<typeof openAudit>>;
beforeAll(async () => {
  audit = await openAudit();
  await appendMany(audit.ctx, 12);
});
afterAll(() => audit.close());

const verify = (...words: string[]) =>
  parvis(["audit", "verify", ...words], {
    DATABASE_URL: audit.database.url,
    PARVIS_SECRET: auditSecret,
    PARVIS_DATA: audit.ctx.store,
  });

it("parvis audit verify says of every portal and of the back office that their audit is whole", async () => {
  const { code, printed } = await verify();
  expect(printed.trim().split("\n")).toEqual([
    "npfr : 12 lignes, intact. Aucune ancre encore : la suppression des dernières lignes ne se verrait pas.",
    "adherent : l’audit est vide.",
    "sante : l’audit est vide.",
    "gestion : l’audit est vide.",
  ]);
  expect(code).toBe(0);
});

it("names the rows that were touched, exits with 1, and notes it for the desk", async () => {
  const { ctx, asOwner } = audit;
  await anchorChain(ctx);
  await asOwner(
    ctx,
    sql`update audit_event set content = replace(content, 'Hugo', 'Hugh') where seq in (3, 4)`,
    sql`delete from audit_event where seq > 10`,
    sql`update audit_head set (seq, hash) = (select seq, hash from audit_event where seq = 10)`,
  );
  const { code, printed } = await verify("npfr");
  expect(printed.trim().split("\n")).toEqual([
    "npfr : 10 lignes, l’audit n’est pas intact.",
    "  lignes 3 à 4 : modifiées depuis l’écriture",
    "  lignes 11 à 12 : supprimées",
  ]);
  expect(code).toBe(1);
  const noted = await ctx.db.inTransaction(findLastCheck);
  expect(noted).toMatchObject({ anchoredSeq: 12, verdict: { rows: 10, anchors: 1 } });
  expect(noted.verdict?.faults).toHaveLength(2);
});

it("exits with 2 for a space that does not exist", async () => {
  const { code, printed } = await verify("nulle-part");
  expect(printed).toContain("aucun espace ne s’appelle nulle-part");
  expect(code).toBe(2);
});
