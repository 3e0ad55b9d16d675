import { findFactors, hasFactors } from "#account/factors/factors.queries.ts";
import { dismissRenewal, findRenewalAdvice } from "#account/password/renewal/renewal.queries.ts";
import type { Context } from "#context.ts";
import { announce } from "#http/answers/announce.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { type SignedIn, signedIn } from "#modules/signed-in.ts";
import { greetedAs } from "#registry/holders/greeted-as.rules.ts";
import type { SpaceWeb } from "#web.ts";
import { frameOf } from "../frame.ts";
import { HomePage } from "./pages/home-page.tsx";
import { RenewalNotice } from "./pages/renewal-notice.tsx";
import { SecondFactorNotice } from "./pages/second-factor-notice.tsx";

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
  const notices = [await secondFactorNotice(ctx, visit), await renewalNotice(ctx, visit, frame.account.csrf)];
  return sendPage(
    visit.reply,
    <HomePage frame={frame} greeted={greetedAs(visit.session)} notices={notices} />,
  );
}

const securityOf = ({ space }: Context) => `/${space.id}/espace/securite`;

async function secondFactorNotice(ctx: Context, { session }: SignedIn) {
  const why = ctx.space.wording.whySecondFactor;
  if (!why || ctx.space.policy.signIn.secondFactor === "off") return null;
  const factors = await ctx.db.inTransaction((trx) => findFactors(trx, session.accountId));
  return hasFactors(factors) ? null : <SecondFactorNotice why={why} securityHref={securityOf(ctx)} />;
}

async function renewalNotice(ctx: Context, { session }: SignedIn, csrf: string) {
  const rule = ctx.space.policy.renewal;
  const advice =
    rule && (await ctx.db.inTransaction((trx) => findRenewalAdvice(trx, session.accountId, rule)));
  if (!advice) return null;
  const laterAction = `/${ctx.space.id}${later}`;
  const securityHref = securityOf(ctx);
  return <RenewalNotice {...{ advice, rule, csrf, laterAction, securityHref }} />;
}
