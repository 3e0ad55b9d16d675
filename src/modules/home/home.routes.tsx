import { dismissRenewal, findRenewalAdvice } from "#account/renewal.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/announce.ts";
import { seeOther } from "#http/redirect.ts";
import { sendPage } from "#http/send-page.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { HomePage } from "./pages/home-page.tsx";
import { RenewalNotice } from "./pages/renewal-notice.tsx";

const later = "/espace/renouvellement/plus-tard";

/** Accueil: where one lands after signing in. */
export function homeRoutes({ routes, ctx }: SpaceWeb) {
  routes.get(
    "/espace",
    signedIn(ctx, (visit) => show(ctx, visit)),
  );
  if (!ctx.space.policy.renewal) return;
  routes.post(
    later,
    signedIn(ctx, async ({ request, reply, session }) => {
      await ctx.db.inTransaction((trx) => dismissRenewal(trx, session.accountId));
      announce(request, reply, "renewal-dismissed");
      return seeOther(reply, `/${ctx.space.id}/espace`);
    }),
  );
}

async function show(ctx: Context, visit: SignedIn) {
  const frame = frameOf(ctx, visit, "home");
  const home = `/${ctx.space.id}`;
  const rule = ctx.space.policy.renewal;
  const { accountId, firstName } = visit.session;
  const advice = rule && (await ctx.db.inTransaction((trx) => findRenewalAdvice(trx, accountId, rule)));
  const notices = advice && (
    <RenewalNotice
      advice={advice}
      rule={rule}
      csrf={frame.account.csrf}
      laterAction={home + later}
      securityHref={`${home}/espace/securite`}
    />
  );
  return sendPage(visit.reply, <HomePage frame={frame} firstName={firstName} notices={notices} />);
}
