import { subjectOf } from "#account/attempts.queries.ts";
import { countRecentFailures } from "#account/recent-failures.queries.ts";
import type { Context } from "#context.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findCandidate, type Login } from "./sign-in.actions.ts";

/** How often signing in failed of late for that login as typed, whoever has it or nobody, or from that source. */
export const recentFailures = (
  ctx: Context,
  { source }: Visitor,
  login: Login | null,
  browser: string | null,
): Promise<number> =>
  ctx.db.inTransaction(async (trx) => {
    const candidate = login && (await findCandidate(trx, login, "", browser));
    const subject = candidate && subjectOf(ctx.keys, candidate.tried);
    return countRecentFailures(trx, subject, source);
  });
