import type { Context } from "#context.ts";
import type { Verdict } from "../verify/fault.ts";
import { verifyAudit } from "../verify/verify-audit.ts";
import { noteVerdict } from "./checks.queries.ts";

type Checked = Pick<Context, "db" | "keys" | "space" | "store">;

/** Verifies the chain of the space, and notes the verdict for those who read the audit in a browser. */
export async function checkAudit(ctx: Checked, onRows?: (rows: number) => void): Promise<Verdict> {
  const verdict = await verifyAudit(ctx, onRows);
  await ctx.db.inTransaction((trx) => noteVerdict(trx, verdict));
  return verdict;
}
