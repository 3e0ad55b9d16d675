import { subjectOf } from "#account/attempts.queries.ts";
import { countRecentFailures } from "#account/recent-failures.queries.ts";
import { isSprayed } from "#account/spraying.queries.ts";
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

/**
 * Whether somebody tries one password on many people now, and this is a stranger: a browser that signed in before is
 * none to that account, nor is one known to any before it says to which (LOG-09).
 */
export const isSuspect = (ctx: Context, login: Login | null, browser: string | null): Promise<boolean> =>
  ctx.db.inTransaction(async (trx) => {
    if (!(await isSprayed(trx, ctx.space.policy.limits))) return false;
    if (!login) return browser === null;
    return !(await findCandidate(trx, login, "", browser)).isKnownBrowser;
  });
