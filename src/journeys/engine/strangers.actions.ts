import { isCrowded, type Watched } from "#account/crowds/crowd.queries.ts";
import { findWho, type Login } from "#account/sessions/sign-in-candidate.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import { countRecentFailures } from "#account/tries/recent-failures.queries.ts";
import { shownSubject } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { nameOf } from "../sign-in/find-and-take.actions.ts";

/** How often signing in failed of late from that source: for that login as typed, on file or not, or for any. */
export const recentFailures = (
  ctx: Context,
  { source }: Visitor,
  login: Login | null,
  browser: string | null,
): Promise<number> =>
  ctx.db.inTransaction(async (trx) => {
    const subject = login && (await shownOrTried(trx, ctx, source, login, browser));
    return countRecentFailures(trx, subject, source);
  });

/** What a stranger is shown of their failures, or what a known browser's are counted on. */
async function shownOrTried(
  trx: SpaceTransaction,
  { keys }: Context,
  source: string,
  login: Login,
  browser: string | null,
): Promise<string> {
  const tokenHash = browser ? hashToken(browser) : null;
  const who = await findWho(trx, { login, tokenHash });
  if (tokenHash && who?.accountId && who.isKnownBrowser)
    return subjectOf(keys, { browser: tokenHash, account: who.accountId });
  return shownSubject(keys, source, { unknown: nameOf(login) });
}

/** Whether a crowd is at this form now, and whether this browser is none of it. */
export async function lookAround(
  ctx: Context,
  { source }: Visitor,
  watched: readonly Watched[],
  login: Login | null,
  browser: string | null,
): Promise<{ isCrowded: boolean; isKnown: boolean }> {
  const is = await ctx.db.inOneTrip((trx) => isCrowded(trx, ctx.space.policy.limits, source, watched));
  // Forms that count while they judge need `isKnown` now; a sign-in does not.
  const isAsked = is || watched.includes("asks") || watched.includes("codes");
  return {
    isCrowded: is,
    isKnown: isAsked && (await ctx.db.inOneTrip((trx) => isKnown(trx, login, browser))),
  };
}

/**
 * A browser that signed in to the account of that login before is no stranger: the cookie of one's own browser does
 * not help with the number of another (LOG-09). Without a login any cookie will do, for the page alone: what is posted
 * names one.
 */
async function isKnown(trx: SpaceTransaction, login: Login | null, browser: string | null) {
  if (browser === null || login === null) return browser !== null;
  return (await findWho(trx, { login, tokenHash: hashToken(browser) }))?.isKnownBrowser ?? false;
}
