import { browserMemory } from "#account/sessions/known-browsers.queries.ts";
import { endSessionOf } from "#account/sessions/sessions.queries.ts";
import { readCookie, setCookie } from "#http/cookies.ts";
import type { AnsweredVisit } from "../engine/step.ts";

/**
 * Gives the browser the session that has just opened. The one it brought ends, whoever it was of: what was known of
 * this browser before is worth nothing after (LOG-16, ASVS V7.2.4).
 */
export async function giveSession(visit: AnsweredVisit, opened: { session: string; browser: string }) {
  const { ctx, request, reply } = visit;
  const former = readCookie(request, "session");
  if (former) await ctx.db.inOneTrip((trx) => endSessionOf(trx, former));
  setCookie(request, reply, "session", opened.session);
  setCookie(request, reply, "browser", opened.browser, browserMemory);
}
