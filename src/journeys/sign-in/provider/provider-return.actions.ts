import { askerOf, type FromBrowser } from "#account/sessions/known-browsers.queries.ts";
import { countAsk, forgiveAsk, placeOf } from "#account/tries/limits.queries.ts";
import { spend } from "#captcha/captcha.queries.ts";
import type { Context } from "#context.ts";
import type { Ticket } from "#infra/openid/trip.ts";
import type { Duration } from "#kernel/duration.ts";
import { done, type Result, refused } from "#kernel/result.ts";

/** A ticket works once. Each return calls the provider, so failures are limited by source (OID-01, LOG-09). */
export const admitReturn = (
  ctx: Context,
  from: FromBrowser,
  ticket: Ticket,
  lifetime: Duration,
): Promise<Result<null, string>> =>
  ctx.db.inTransaction(async (trx) => {
    if (!(await spend(trx, ticket, lifetime))) return refused("this answer had served, or came too late");
    // Not counted on networks: no form here can hold the anti-robot, and most returns succeed.
    const place = placeOf(await askerOf(trx, from));
    const lock = await countAsk(trx, place, subjectOf(ticket), ctx.space.policy.limits);
    return lock ? refused("too many came back in vain from this source") : done(null);
  });

export const forgiveReturn = (ctx: Context, from: FromBrowser, ticket: Ticket) =>
  ctx.db.inTransaction(async (trx) => forgiveAsk(trx, placeOf(await askerOf(trx, from)), subjectOf(ticket)));

const subjectOf = ({ id }: Ticket) => `provider ${id}`;
