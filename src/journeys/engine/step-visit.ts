import type { FastifyReply, FastifyRequest } from "fastify";
import { readCookie } from "#http/cookies.ts";
import { visitorSecret } from "#http/forms/csrf.ts";
import type { JourneyId } from "#kernel/ids.ts";
import type { SpaceWeb } from "#web/space-web.ts";
import { visitOf } from "#web/visit.ts";
import type { AnsweredVisit } from "./step.ts";

export const stepVisit = (
  { ctx }: SpaceWeb,
  request: FastifyRequest,
  reply: FastifyReply,
  journeyId: JourneyId,
): AnsweredVisit => ({
  ...visitOf(ctx, request, reply),
  reply,
  journeyId,
  visitorSecret: visitorSecret(request, reply),
  knownBrowser: readCookie(request, "browser"),
  captcha: null,
  mayPass: false,
});
