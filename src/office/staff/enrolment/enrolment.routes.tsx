import type { FastifyReply, FastifyRequest } from "fastify";
import { totpAddress } from "#account/factors/totp/totp.ts";
import { sendNotFound } from "#http/answers/error-pages.ts";
import { seeOther } from "#http/answers/redirect.ts";
import { sendPage } from "#http/answers/send-page.ts";
import { clearCookie, readCookie, setCookie } from "#http/cookies.ts";
import { withChecks } from "#http/forms/browser-checks.ts";
import { visitorSecret } from "#http/forms/csrf.ts";
import { readForm } from "#http/forms/read-form.ts";
import { emptyForm, type FormState } from "#kernel/form-state.ts";
import { aboutNames } from "#kernel/password/personal-words.rules.ts";
import { drawQr } from "#web/factors/draw-qr.ts";
import { RecoveryCodesPage } from "#web/factors/recovery-codes-page.tsx";
import { type Redraw, refusedForm, refuseForm } from "#web/refuse-form.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { type Visit, visitOf } from "#web/visit.ts";
import { invitationToken, offeredSecret, readInvitationToken } from "../invitation-link.ts";
import { findInvitation, type Invitation } from "../invitations.queries.ts";
import { findMember, type Member } from "../members.queries.ts";
import { DeadInvitationPage } from "./dead-invitation-page.tsx";
import { enrol, enrolmentForm } from "./enrol.ts";
import { EnrolmentPage } from "./enrolment-page.tsx";

const path = "/inscription";

export type EnrolmentVisit = Visit & { invitation: Invitation; member: Member; secret: Buffer };

/** The link of an invitation, and the form behind it. Fetching the link uses nothing (REC-04). */
export function enrolmentRoutes({ routes, ctx }: SpaceWeb) {
  const config = { actsOnGet: true };
  routes.get<{ Params: { "*": string } }>(`${path}/*`, { config }, (request, reply) => {
    const id = readInvitationToken(ctx, request.params["*"]);
    // Out of the address bar, the history and the Referer (REC-08).
    if (id)
      setCookie(request, reply, "invitation", invitationToken(ctx, id), ctx.space.policy.lifetimes.journey);
    else clearCookie(request, reply, "invitation");
    return seeOther(reply, `/${ctx.space.id}${path}`);
  });
  routes.get(path, async (request, reply) => {
    const visit = visitOf(ctx, request, reply);
    const enrolling = await enrolmentOf(visit, reply);
    return sendPage(
      reply,
      enrolling ? pageOf(enrolling, emptyForm) : <DeadInvitationPage visit={visit} />,
      enrolling ? 200 : 410,
    );
  });
  routes.get(`${path}/image.svg`, async (request, reply) => {
    const enrolling = await enrolmentOf(visitOf(ctx, request, reply), reply);
    return enrolling
      ? reply.type("image/svg+xml").send(await drawQr(addressOf(enrolling)))
      : sendNotFound(request, reply);
  });
  routes.post(path, (request, reply) => submit(visitOf(ctx, request, reply), request, reply));
}

async function submit(visit: Visit, request: FastifyRequest, reply: FastifyReply) {
  const enrolling = await enrolmentOf(visit, reply);
  if (!enrolling) return sendPage(reply, <DeadInvitationPage visit={visit} />, 410);
  const again = (refusal: Redraw) => refuseForm(reply, refusal, pageOf(enrolling, refusal.redraw));
  const typed = readForm(request, enrolmentForm(visit.space));
  if (!typed.ok) return again(refusedForm(typed.refusal));
  const enrolled = await enrol(enrolling, typed.value);
  if (enrolled.ok) {
    clearCookie(request, reply, "invitation");
    const page = <RecoveryCodesPage visit={visit} next={`${visit.home}/connexion`} codes={enrolled.value} />;
    return sendPage(reply, page);
  }
  if (enrolled.refusal === "gone") return sendPage(reply, <DeadInvitationPage visit={visit} />, 410);
  return again(enrolled.refusal);
}

/** `null`: this browser keeps no link, or one that opens nothing any more. */
async function enrolmentOf(visit: Visit, reply: FastifyReply): Promise<EnrolmentVisit | null> {
  const { ctx, request } = visit;
  const id = readInvitationToken(ctx, readCookie(request, "invitation") ?? "");
  if (!id) return null;
  return ctx.db.inTransaction(async (trx) => {
    const invitation = await findInvitation(trx, id);
    const member = invitation && (await findMember(trx, invitation.holderId));
    if (!invitation || !member) return null;
    return { ...visit, invitation, member, secret: offeredSecret(ctx, id, visitorSecret(request, reply)) };
  });
}

const addressOf = ({ space, member, secret }: EnrolmentVisit) =>
  totpAddress(secret, space.wording.shortName, member.email);

function pageOf(visit: EnrolmentVisit, state: FormState) {
  const { member, secret, space } = visit;
  const named = { first_name: member.firstName, last_name: member.lastName, ...state.values };
  return (
    <EnrolmentPage
      visit={visit}
      email={member.email}
      about={{ ...aboutNames({ ...member, organisation: "" }), email: member.email }}
      secret={secret}
      address={addressOf(visit)}
      state={withChecks(enrolmentForm(space), { ...state, values: named })}
    />
  );
}
