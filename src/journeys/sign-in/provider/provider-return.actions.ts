import { askerOf, type FromBrowser } from "#account/sessions/known-browsers.queries.ts";
import { countAsk, forgiveAsk, placeOf } from "#account/tries/limits.queries.ts";
import { spend } from "#captcha/captcha.queries.ts";
import type { Context } from "#context.ts";
import type { Ticket } from "#infra/openid/trip.ts";
import type { Duration } from "#kernel/duration.ts";
import { done, type Result, refused } from "#kernel/result.ts";

/**
 * Lets an answer of a provider be looked at: its ticket serves once and for so long, and a source that came back in
 * vain too often is not listened to, for each time we call the provider (OID-01, LOG-09).
 */
export const admitReturn = (
  ctx: Context,
  from: FromBrowser,
  ticket: Ticket,
  lifetime: Duration,
): Promise<Result<null, string>> =>
  ctx.db.inTransaction(async (trx) => {
    if (!(await spend(trx, ticket, lifetime))) return refused("this answer had served, or came too late");
    // Not counted on networks: no form here could hold the anti-robot, and most who come back sign in.
    const place = placeOf(await askerOf(trx, from));
    const lock = await countAsk(trx, place, subjectOf(ticket), ctx.space.policy.limits);
    return lock ? refused("too many came back in vain from this source") : done(null);
  });

/** Whoever the provider vouched for did not come back in vain. */
export const forgiveReturn = (ctx: Context, from: FromBrowser, ticket: Ticket) =>
  ctx.db.inTransaction(async (trx) => forgiveAsk(trx, placeOf(await askerOf(trx, from)), subjectOf(ticket)));

const subjectOf = ({ id }: Ticket) => `provider ${id}`;
