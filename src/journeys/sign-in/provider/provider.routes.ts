import type { FastifyReply, FastifyRequest } from "fastify";
import { newToken } from "#account/sessions/token.ts";
import { timeOfDatabase } from "#captcha/captcha.queries.ts";
import { announce } from "#http/answers/announce.ts";
import { leaveForProvider, seeOther } from "#http/answers/redirect.ts";
import { clearCookie, readCookie, setCookie } from "#http/cookies.ts";
import { comesFromUs } from "#http/forms/same-site.ts";
import type { Identity, IdentityProvider, ProviderFailure } from "#infra/openid/identity-provider.ts";
import { newTicket, readTicket, tripOf, writeTicket } from "#infra/openid/trip.ts";
import { minutes } from "#kernel/duration.ts";
import { newId } from "#kernel/ids.ts";
import type { ProviderRule } from "#spaces/space.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { tellBrowser } from "#web/tell-browser.ts";
import { bindBrowser } from "../../engine/browser-binding.ts";
import { next } from "../../engine/journey.ts";
import { beginJourney } from "../../engine/journeys.queries.ts";
import type { AnsweredVisit } from "../../engine/step.ts";
import { arrive } from "../../engine/step-answers.ts";
import { stepVisit } from "../../engine/step-visit.ts";
import type { Walk } from "../../engine/walk.ts";
import { nextStepLasts } from "../judge-sign-in.ts";
import { signIn, type Vouched } from "../sign-in.journey.ts";
import { claimedName, claimedNumbers } from "./claims.rules.ts";
import { admitReturn, forgiveReturn } from "./provider-return.actions.ts";
import { enterByProvider, type ProviderRefusal } from "./provider-sign-in.actions.ts";

const away = minutes(15);

type AtProvider = { web: SpaceWeb; walk: Walk; rule: ProviderRule; provider: IdentityProvider };

export function providerRoutes(web: SpaceWeb, walk: Walk) {
  const { provider, space } = web.ctx;
  const rule = space.policy.signIn.provider;
  if (!provider || !rule) return;
  const at: AtProvider = { web, walk, rule, provider };
  const config = { actsOnGet: true };
  web.routes.get(`${walk.path}/fournisseur`, { config }, (request, reply) => leave(at, request, reply));
  web.routes.get(`${walk.path}/retour`, { config }, (request, reply) => comeBack(at, request, reply));
}

async function leave({ web, walk, provider }: AtProvider, request: FastifyRequest, reply: FastifyReply) {
  const visit = stepVisit(web, request, reply, newId());
  // Login CSRF: another site must not start a sign-in (LOG-17).
  if (!comesFromUs(request)) return seeOther(reply, visit.home + walk.path);
  const { db, keys, space } = web.ctx;
  const ticket = newTicket(await db.inTransaction(timeOfDatabase));
  const wayOut = await provider.wayOut(tripOf(keys, space.id, ticket));
  if (!wayOut.ok) return stayOut(visit, walk, wayOut.refusal);
  setCookie(request, reply, "provider", writeTicket(ticket), away);
  return leaveForProvider(reply, wayOut.value);
}

async function comeBack(at: AtProvider, request: FastifyRequest, reply: FastifyReply) {
  const { web, walk, rule, provider } = at;
  const visit = stepVisit(web, request, reply, newId());
  const ticket = readTicket(readCookie(request, "provider") ?? "");
  clearCookie(request, reply, "provider");
  if (!ticket) return stayOut(visit, walk, { kind: "refused", reason: "nobody left from this browser" });
  const admitted = await admitReturn(web.ctx, visit, ticket, away);
  if (!admitted.ok) return stayOut(visit, walk, { kind: "refused", reason: admitted.refusal });
  const came = await provider.whoCame(queryOf(request.url), tripOf(web.ctx.keys, web.ctx.space.id, ticket));
  if (!came.ok) return stayOut(visit, walk, came.refusal);
  await forgiveReturn(web.ctx, visit, ticket);
  return recognise(visit, walk, rule, vouchedOf(visit, rule, came.value));
}

/** The query as received: the library judges its content. */
const queryOf = (url: string) => (url.includes("?") ? url.slice(url.indexOf("?")) : "");

function vouchedOf(
  { ctx }: AnsweredVisit,
  rule: ProviderRule,
  { issuer, subject, claims }: Identity,
): Vouched {
  const identity = ctx.keys.sign("identity", ctx.space.id, issuer, subject).toString("base64url");
  const numbers = rule.numberClaims && claimedNumbers(claims, rule.numberClaims);
  return { provider: rule.name, person: claimedName(claims), identity, numbers };
}

async function recognise(visit: AnsweredVisit, walk: Walk, rule: ProviderRule, vouched: Vouched) {
  if (vouched.numbers?.length === 0) return comeIn(visit, walk, "provider-no-number");
  const entered = await enterByProvider(visit.ctx, visit.visitor, vouched, visit.knownBrowser);
  if (!entered.ok) {
    visit.request.log.warn({ provider: rule.name, reason: entered.refusal }, "a provider's word was refused");
    return comeIn(visit, walk, refusals[entered.refusal]);
  }
  switch (entered.value.kind) {
    case "session":
      await tellBrowser(visit, visit.reply, { opened: entered.value.opened });
      return arrive(visit, walk, next(signIn, signIn.start, "recognised"));
    case "factor_wanted":
      return goOn(visit, walk, "factor_wanted", entered.value.proven);
    case "unlinked":
      return goOn(visit, walk, "vouched_for", vouched);
  }
}

async function goOn(visit: AnsweredVisit, walk: Walk, event: "factor_wanted" | "vouched_for", data: object) {
  const { ctx, journeyId: id } = visit;
  const state = next(signIn, signIn.start, event);
  const secret = newToken();
  const row = { id, journey: signIn, state, data, secretHash: secret.hash, lifetime: nextStepLasts };
  await ctx.db.inTransaction((trx) => beginJourney(trx, row));
  bindBrowser(visit, signIn.kind, id, secret.value);
  return arrive(visit, walk, state);
}

const refusals: Record<ProviderRefusal, AnnouncementKey> = {
  locked: "provider-locked",
  overtaken: "provider-refused",
};

/** After a forged answer the page only says that it failed; the log has the reason (OID-01). */
function stayOut(visit: AnsweredVisit, walk: Walk, failure: ProviderFailure) {
  if (failure.kind === "given_up") return comeIn(visit, walk, "provider-given-up");
  visit.request.log.warn({ reason: failure.reason }, `a provider of identities: ${failure.kind}`);
  const isDown = failure.kind === "unavailable";
  return comeIn(visit, walk, isDown ? "provider-unavailable" : "provider-refused");
}

function comeIn(visit: AnsweredVisit, walk: Walk, said: AnnouncementKey) {
  announce(visit.request, visit.reply, said);
  return seeOther(visit.reply, visit.home + walk.path);
}
