import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RawBuilder, sql } from "kysely";
import { appendAudit } from "#audit/append-audit.ts";
import type { AuditEvent } from "#audit/audit-event.ts";
import type { Context } from "#context.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import type { StaffMember } from "#kernel/actor.ts";
import { newId, type SpaceId } from "#kernel/ids.ts";
import { npfr } from "#spaces/npfr/space.ts";
import type { Space } from "#spaces/space.ts";
import { freshDatabase } from "../support/fresh-database.ts";

/** A chain of its own, in the same database. */
export const chainNamed = (name: string): Space => ({ ...npfr, id: name as SpaceId });

export type Audited = Pick<Context, "actor" | "db" | "keys" | "space" | "store">;

export const auditSecret = "a secret of tests, long enough to be one";

export const member: StaffMember = {
  id: newId(),
  name: "Hugo Lambert",
  email: "hugo.lambert@gestion.example",
  role: "agent",
  sessionId: newId(),
  visitor: { source: "203.0.113.7", browser: "Firefox sur Linux" },
};

/** A database with an audit, and its owner, whom no trigger stops. */
export async function openAudit() {
  const database = await freshDatabase();
  const store = mkdtempSync(join(tmpdir(), "parvis-audit-"));
  const keys = keysFrom(auditSecret);
  const auditOf = (space: Space): Audited => ({
    actor: { kind: "staff", member },
    db: spaceDb(database.db, space.id),
    keys,
    space,
    store,
  });
  return {
    database,
    auditOf,
    ctx: auditOf(npfr),
    async asOwner(ctx: Audited, ...statements: RawBuilder<unknown>[]) {
      await ctx.db.inTransaction(async (trx) => {
        await sql`alter table audit_event disable trigger user`.execute(trx);
        for (const statement of statements) await statement.execute(trx);
        await sql`alter table audit_event enable trigger user`.execute(trx);
      });
    },
    async close() {
      await database.close();
      rmSync(store, { recursive: true });
    },
  };
}

export const append = (ctx: Audited, event: Partial<AuditEvent> = {}) =>
  ctx.db.inTransaction((trx) => appendAudit(trx, ctx, { kind: "approval_asked", ...event }));

/** One after the other. */
export async function appendMany(ctx: Audited, count: number) {
  for (let index = 1; index <= count; index += 1) await append(ctx, { effect: { index } });
}

export const rowsOf = ({ db }: Audited) =>
  db.inTransaction((trx) => trx.selectFrom("audit_event").selectAll().orderBy("seq").execute());
