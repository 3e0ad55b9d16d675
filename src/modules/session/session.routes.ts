import { record } from "#account/journal/journal.queries.ts";
import { asHolder } from "#account/sessions/as-holder.ts";
import { endSession } from "#account/sessions/sessions.queries.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { clearCookie } from "#http/cookies.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import type { GuardedRoute } from "#web/guarded-route.ts";
import { sessionOf } from "#web/session-of.ts";
import type { SpaceWeb } from "#web/space-web.ts";

/** Signs out. It is not in the guarded scope: a browser whose session has ended gets the same answer. */
export function sessionRoutes({ routes, ctx }: SpaceWeb) {
  routes.post("/deconnexion", async (request, reply) => {
    const session = await sessionOf(ctx, request);
    if (session) {
      const { actor } = asHolder(ctx, session, visitorOf(request));
      await ctx.db.inTransaction(async (trx) => {
        await endSession(trx, session.accountId, session.id);
        await record(trx, session.holderId, "signed_out", actor);
      });
    }
    clearCookie(request, reply, "session");
    announce(request, reply, "signed-out");
    // The browser also clears its cached pages (ASVS V14.3.1).
    reply.header("clear-site-data", '"cache"');
    return seeOther(reply, `/${ctx.space.id}`);
  });
}

/** Extends the session. The guard has done it already: finding a session restarts its idle time. */
export const extendSession: GuardedRoute = {
  method: "POST",
  path: "/espace/prolonger",
  opens: "own-factors",
  byScript: true,
  look: async () => (reply) => reply.code(204).send(),
};
