import type { FastifyReply, FastifyRequest } from "fastify";
import { isThisMachine } from "#kernel/this-machine.ts";
import { sendErrorPage } from "../answers/error-pages.ts";
import { hasGoodToken } from "./csrf.ts";
import { damagedForm, isForm } from "./form-fields.ts";

const stalePage =
  "Votre page a expiré ou vient d’ailleurs. Rechargez-la, puis recommencez : rien n’a été enregistré.";

const changesNothing = (request: FastifyRequest) => request.method === "GET" || request.method === "HEAD";

/** Runs before the body is read: stops a post from another site (LOG-17). */
export function refuseOtherSites(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (changesNothing(request) || request.is404 || comesFromUs(request)) return undefined;
  return sendErrorPage(request, reply, 403, { message: stalePage });
}

/** Runs once the body is read: a form without its visitor's token is not from a page of ours. */
export function refuseForgedForms(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (changesNothing(request) || request.is404) return undefined;
  if (isForm(request.body) && request.body.damaged)
    return sendErrorPage(request, reply, 400, { message: damagedForm });
  return hasGoodToken(request) ? undefined : sendErrorPage(request, reply, 403, { message: stalePage });
}

export function comesFromUs(request: FastifyRequest): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined || origin === request.server.settings.origin) return true;
  if (origin === "null") return site === "same-origin";
  return isLoopbackTwin(request, origin);
}

function isLoopbackTwin(request: FastifyRequest, origin: string): boolean {
  if (!request.server.settings.loopback || !URL.canParse(origin)) return false;
  const { hostname, host } = new URL(origin);
  return isThisMachine(hostname) && host === request.headers.host;
}
