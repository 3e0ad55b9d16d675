import { record } from "#account/journal/journal.queries.ts";
import { endSession } from "#account/sessions/sessions.queries.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { clearCookie } from "#http/cookies.ts";
import { visitorOf } from "#http/visitors/visitor.ts";
import { sessionOf } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";

/** Leaving, and staying longer. */
export function sessionRoutes({ routes, ctx }: SpaceWeb) {
  routes.post("/deconnexion", async (request, reply) => {
    const session = await sessionOf(ctx, request);
    if (session) {
      await ctx.db.inTransaction(async (trx) => {
        await endSession(trx, session.accountId, session.id);
        await record(trx, session.holderId, "signed_out", visitorOf(request));
      });
    }
    clearCookie(request, reply, "session");
    announce(request, reply, "signed-out");
    // What the browser kept of the pages goes too (ASVS V14.3.1).
    reply.header("clear-site-data", '"cache"');
    return seeOther(reply, `/${ctx.space.id}`);
  });

  // Asking is being there: finding the session has already begun its idle time anew.
  routes.post("/espace/prolonger", async (request, reply) => {
    const session = await sessionOf(ctx, request);
    return reply.code(session ? 204 : 401).send();
  });
}
