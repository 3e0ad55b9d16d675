import type { FastifyReply, FastifyRequest } from "fastify";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { type FormSchema, formSchema } from "#http/forms/form-schema.ts";
import { readForm } from "#http/forms/read-form.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { newId } from "#kernel/ids.ts";
import { text } from "#kernel/text/typed-text.ts";
import { perSpace } from "#spaces/per-space.ts";
import type { Space } from "#spaces/space.ts";
import { type Redraw, refusedForm, refuseForm } from "#web/refuse-form.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { keepLink, rowOfBrowser } from "../../engine/browser-binding.ts";
import type { AnsweredVisit } from "../../engine/step.ts";
import { stepVisit } from "../../engine/step-visit.ts";
import { typedNumber } from "../../engine/steps/fields.ts";
import {
  confirmLinkWithCode,
  showLinkWithCode,
} from "../../lost-password/by-code-and-link/link-with-code.tsx";
import { ConfirmLinkPage } from "./confirm-link-page.tsx";
import { dead, follow, leaveFor } from "./link-answers.tsx";
import { confirmLink, type LinkToConfirm } from "./link-confirm.actions.ts";
import { type LinkEnds, linkOfCookie } from "./link-of-cookie.ts";
import { linkToken, readLinkToken } from "./link-token.ts";
import { notConfirmed } from "./not-confirmed.ts";

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

const proofPage = (visit: AnsweredVisit, purpose: LinkToConfirm["purpose"], state: FormState) => (
  <ConfirmLinkPage visit={visit} purpose={purpose} state={state} />
);
