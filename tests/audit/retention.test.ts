import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { audit as subject } from "#audit/audit.subject.ts";
import { hashContent, hashLink } from "#audit/chain.ts";
import { faultsInWords } from "#audit/verify/fault-words.rules.ts";
import { verifyAudit } from "#audit/verify/verify-audit.ts";
import { type HolderId, newId } from "#kernel/ids.ts";
import { append, openAudit, rowsOf } from "./audit-desk.ts";

let audit: Awaited<ReturnType<typeof openAudit>>;
beforeAll(async () => {
  audit = await openAudit();
});
afterAll(() => audit.close());

/** As if the first rows had been appended four years ago: signed anew, as only the secret allows. */
async function age(until: number) {
  const { ctx, asOwner } = audit;
  let previous: Buffer = Buffer.alloc(32);
  const signed = (await rowsOf(ctx)).map((row) => {
    const [seq, content] = [Number(row.seq), hashContent(ctx.keys, row.content ?? "")];
    const at = new Date(row.at.getTime() - (seq <= until ? 4 * 365 * 86_400_000 : 0));
    const hash = hashLink(ctx.keys, { space: ctx.space.id, seq, at, previous, content });
    const update = sql`update audit_event set at = ${at}, previous_hash = ${previous}, hash = ${hash} where seq = ${seq}`;
    previous = hash;
    return update;
  });
  await asOwner(ctx, ...signed, sql`update audit_head set hash = ${previous}`);
}

it("erases what rows of more than three years say and of whom, and the chain still proves every row", async () => {
  const { ctx } = audit;
  for (let index = 0; index < 5; index += 1) await append(ctx, { holderId: newId<HolderId>(), reason: "x" });
  await age(3);
  const [{ cleanUp } = { cleanUp: null }] = subject.retention ?? [];
  const erased = await ctx.db.inTransaction(async (trx) => cleanUp?.(trx, ctx.space));
  expect(erased).toBe(3);
  const rows = await rowsOf(ctx);
  expect(rows.map(({ content }) => content !== null)).toEqual([false, false, false, true, true]);
  expect(rows.map(({ holder_id }) => holder_id !== null)).toEqual([false, false, false, true, true]);
  expect(await verifyAudit(ctx)).toMatchObject({ rows: 5, faults: [] });

  await audit.asOwner(ctx, sql`update audit_event set at = at + interval '2 years' where seq = 2`);
  expect(faultsInWords(await verifyAudit(ctx))).toEqual(["ligne 2 : modifiée depuis l’écriture"]);
});
