import { isCrowded, type Watched } from "#account/crowds/crowd.queries.ts";
import { findWho, type Login, nameOf } from "#account/sessions/sign-in-candidate.queries.ts";
import { hashToken } from "#account/sessions/token.ts";
import { countRecentFailures } from "#account/tries/recent-failures.queries.ts";
import { shownSubject } from "#account/tries/shown-tries.queries.ts";
import { subjectOf } from "#account/tries/subject.ts";
import type { Context } from "#context.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Visitor } from "#kernel/visitor.ts";
import { readNumberOf } from "#registry/holders/number.rules.ts";
import type { Space } from "#spaces/space.ts";

/** A form drawn again still has the number as typed; tries are counted on its normal form. */
export function inNormalForm(space: Space, login: Login | null): Login | null {
  if (!login || !("number" in login)) return login;
  const read = readNumberOf(space, login.number);
  return read.ok ? { number: read.value } : login;
}

/** Recent failures of this source: for this login as typed, known or not, or for any login. */
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

/** Strangers see their own failures; a known browser has its own count. */
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

/** Whether a crowd was detected at this form, and whether this browser is exempt. */
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
 * Only a browser that signed in to this login's account is known: the cookie of another account does not help (LOG-09).
 * Without a login any known cookie counts, but only to draw the page: a posted form has a login.
 */
async function isKnown(trx: SpaceTransaction, login: Login | null, browser: string | null) {
  if (browser === null || login === null) return browser !== null;
  return (await findWho(trx, { login, tokenHash: hashToken(browser) }))?.isKnownBrowser ?? false;
}
