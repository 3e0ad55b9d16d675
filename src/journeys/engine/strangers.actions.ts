import { isCrowded, type Watched } from "#account/crowds/crowd.queries.ts";
import type { Candidate } from "#account/password/verify-password.actions.ts";
import { hashToken } from "#account/sessions/token.ts";
import { subjectOf } from "#account/tries/attempts.queries.ts";
import { countRecentFailures } from "#account/tries/recent-failures.queries.ts";
import { shownSubject } from "#account/tries/shown-tries.queries.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { findCandidate, findWho, type Login } from "../sign-in/sign-in.actions.ts";

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

/** Whether a crowd is at this form now, and whether this browser is none of it. */
export const lookAround = (
  ctx: Context,
  { source }: Visitor,
  watched: readonly Watched[],
  login: Login | null,
  browser: string | null,
): Promise<{ isCrowded: boolean; isKnown: boolean }> =>
  ctx.db.inTransaction(async (trx) => {
    const is = await isCrowded(trx, ctx.space.policy.limits, source, watched);
    // Forms that count while they judge need `isKnown` now; a sign-in does not.
    const isAsked = is || watched.includes("asks") || watched.includes("codes");
    return { isCrowded: is, isKnown: isAsked && (await isKnown(trx, login, browser)) };
  });

/**
 * A browser that signed in to the account of that login before is no stranger: the cookie of one's own browser does
 * not help with the number of another (LOG-09). Without a login any cookie will do, for the page alone: what is posted
 * names one.
 */
async function isKnown(trx: SpaceTransaction, login: Login | null, browser: string | null) {
  if (browser === null || login === null) return browser !== null;
  return (await findWho(trx, login, hashToken(browser)))?.isKnownBrowser ?? false;
}
