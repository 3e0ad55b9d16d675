import type { FastifyReply, FastifyRequest } from "fastify";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { readCookie } from "#http/cookies.ts";
import { type FormSchema, formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { newId } from "#kernel/ids.ts";
import { done, type Result, refused } from "#kernel/result.ts";
import { text } from "#kernel/text/typed-text.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { SignInRule, Space } from "#spaces/space.ts";
import type { AnnouncementKey } from "#subject/words.ts";
import { type Redraw, refusedForm, refuseForm } from "#web/refuse-form.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { tellBrowser } from "#web/tell-browser.ts";
import type { AccountOpening } from "../../credentials/opening/openings.ts";
import {
  bindBrowser,
  forgetJourney,
  forgetLink,
  keepLink,
  rowOfBrowser,
} from "../../engine/browser-binding.ts";
import type { AnsweredVisit } from "../../engine/step.ts";
import { stepVisit } from "../../engine/step-visit.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import { typedName } from "../../engine/typed-name.ts";
import {
  confirmLinkWithCode,
  showLinkWithCode,
} from "../../lost-password/by-code-and-link/link-with-code.tsx";
import { isRun } from "../../served.rules.ts";
import { ConfirmLinkPage } from "./confirm-link-page.tsx";
import { DeadLinkPage, type NoLink } from "./dead-link-page.tsx";
import { confirmLink, type LinkToConfirm } from "./link-confirm.actions.ts";
import { followLink } from "./link-follow.actions.ts";
import { linkToken, readLinkToken } from "./link-token.ts";
import { findLink, type Link } from "./links.queries.ts";
import { notConfirmed } from "./not-confirmed.ts";

export type LinkEnds = Readonly<
  Record<Link["purpose"], { kind: string; path: string; next: string; restart: string }>
>;

/** Kept when a token cannot be read: even a part of one is a secret (REC-08). */
const damaged = "damaged";

const missing = "Complétez ce champ pour confirmer.";

const confirmForms: Record<LinkToConfirm["purpose"], (space: Space) => FormSchema<{ proof: string }>> = {
  activation: perSpace((space) => formSchema({ proof: typedNumber(space, missing) })),
  recovery: perSpace(() => formSchema({ proof: text(254, "Cette saisie est trop longue.").min(1, missing) })),
};

/** Fetching a link does not use it (REC-04): another browser must send what a mail scanner does not have. */
export function linkRoutes(web: SpaceWeb, ends: LinkEnds) {
  const config = { actsOnGet: true };
  // A mail program may append anything to the token.
  web.routes.get<{ Params: { "*": string } }>("/lien/*", { config }, (request, reply) => {
    const { keys, space } = web.ctx;
    const id = readLinkToken(keys, space.id, request.params["*"]);
    keepLink(stepVisit(web, request, reply, newId()), id ? linkToken(keys, space.id, id) : damaged);
    return seeOther(reply, `/${space.id}/lien`);
  });
  web.routes.get("/lien", { config }, (request, reply) => openLink(web, ends, request, reply));
  web.routes.post("/lien", (request, reply) => confirm(web, ends, request, reply));
}

async function openLink(web: SpaceWeb, ends: LinkEnds, request: FastifyRequest, reply: FastifyReply) {
  const visit = stepVisit(web, request, reply, newId());
  const kept = await linkOfCookie(visit, ends);
  if (!kept.ok) return dead(visit, ends, null, kept.refusal);
  const link = kept.value;
  const { kind, next } = ends[link.purpose];
  const row = await rowOfBrowser(web.ctx, kind, request);
  const isUnderWayHere = row?.id === link.journeyId;
  // In the browser that requested it, the link redirects to the current step of the journey, and is not spent.
  if (link.purpose === "code-and-link" && isUnderWayHere && link.fate !== "expired")
    return leaveFor(visit, next);
  if (link.fate !== "live") return dead(visit, ends, link.purpose, link.fate);
  if (link.purpose === "code-and-link") return showLinkWithCode(visit);
  if (isUnderWayHere) return follow(visit, ends, link, ["number", "email"]);
  return sendPage(reply, proofPage(visit, link.purpose, emptyForm));
}

function leaveFor(visit: AnsweredVisit, path: string) {
  forgetLink(visit);
  return seeOther(visit.reply, visit.home + path);
}

async function confirm(web: SpaceWeb, ends: LinkEnds, request: FastifyRequest, reply: FastifyReply) {
  const visit = stepVisit(web, request, reply, newId());
  const kept = await linkOfCookie(visit, ends);
  if (!kept.ok) return dead(visit, ends, null, kept.refusal);
  const link = kept.value;
  if (link.fate !== "live") return dead(visit, ends, link.purpose, link.fate);
  if (link.purpose === "code-and-link") return confirmLinkWithCode(visit, link);
  const { purpose } = link;
  const form = readForm(request, confirmForms[purpose](visit.space));
  const again = (refusal: Redraw) => refuseForm(reply, refusal, proofPage(visit, purpose, refusal.redraw));
  if (!form.ok) return again(refusedForm(form.refusal));
  const confirmed = await confirmLink(web.ctx, { ...link, purpose }, form.value.proof);
  if (!confirmed.ok) return again(notConfirmed(confirmed.refusal, purpose, form.value));
  return follow(visit, ends, link, ["number"]);
}

/** A link into a journey that this space no longer has counts as expired. */
async function linkOfCookie(visit: AnsweredVisit, ends: LinkEnds): Promise<Result<Link, NoLink>> {
  const token = readCookie(visit.request, "link");
  if (!token) return refused("absent");
  const id = readLinkToken(visit.ctx.keys, visit.ctx.space.id, token);
  if (!id) return refused("damaged");
  const link = await visit.ctx.db.inTransaction((trx) => findLink(trx, id));
  if (!link) return refused("expired");
  return done(isRun(ends[link.purpose].kind, visit.space.policy) ? link : { ...link, fate: "expired" });
}

/** `typed`: by which names the visitor has shown to know the holder in this browser. */
async function follow(visit: AnsweredVisit, ends: LinkEnds, link: Link, typed: readonly SignInRule["by"][]) {
  const followed = await followLink(visit.ctx, visit.visitor, link.id);
  if (!followed.ok) return dead(visit, ends, link.purpose, followed.refusal);
  const { kind, next } = ends[link.purpose];
  forgetLink(visit);
  if (followed.value.purpose === "recovery") {
    const { journeyId, secret } = followed.value;
    bindBrowser(visit, kind, journeyId, secret);
  } else {
    forgetJourney(visit, kind);
    const login = await typedName(visit, link.holderId, typed);
    await tellBrowser(visit, visit.reply, { said: endOf(visit, followed.value.how), login });
  }
  return seeOther(visit.reply, visit.home + next);
}

/** An account that was already open is not announced as opened. */
function endOf({ space }: AnsweredVisit, how: AccountOpening): AnnouncementKey {
  if (how === "renewed") return "address-added";
  return space.policy.signIn.by === "number" ? "account-activated-by-number" : "account-activated";
}

const proofPage = (visit: AnsweredVisit, purpose: LinkToConfirm["purpose"], state: FormState) => (
  <ConfirmLinkPage visit={visit} purpose={purpose} state={state} />
);

/** The purpose of an unreadable link is unknown: offers each way to start again, once. */
function dead(visit: AnsweredVisit, ends: LinkEnds, purpose: Link["purpose"] | null, why: NoLink) {
  const ways = purpose ? [ends[purpose]] : Object.values(ends);
  const byPath = new Map(ways.map((way) => [way.path, way]));
  const restarts = [...byPath.values()].map(({ path, restart }) => ({
    href: visit.home + path,
    label: restart,
  }));
  return sendPage(visit.reply, <DeadLinkPage visit={visit} why={why} restarts={restarts} />, 410);
}
