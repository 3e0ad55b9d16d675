import { subjectOf } from "#account/attempts.queries.ts";
import { countRecentFailures } from "#account/recent-failures.queries.ts";
import { shownSubject } from "#account/shown-tries.queries.ts";
import { isSprayed } from "#account/spraying.queries.ts";
import type { Candidate } from "#account/verify-password.actions.ts";
import type { Context } from "#context.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findCandidate, type Login } from "./sign-in.actions.ts";

/** How often signing in failed of late from that source: for that login as typed, on file or not, or for any. */
export const recentFailures = (
  ctx: Context,
  { source }: Visitor,
  login: Login | null,
  browser: string | null,
): Promise<number> =>
  ctx.db.inTransaction(async (trx) => {
    const candidate = login && (await findCandidate(trx, login, "", browser));
    const subject = candidate && shownOrTried(ctx, source, candidate);
    return countRecentFailures(trx, subject, source);
  });

const shownOrTried = ({ keys }: Context, source: string, { tried, named }: Candidate) =>
  named ? shownSubject(keys, source, named) : subjectOf(keys, tried);

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
