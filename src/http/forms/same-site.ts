import type { FastifyReply, FastifyRequest } from "fastify";
import { isThisMachine } from "#kernel/this-machine.ts";
import { sendErrorPage } from "../answers/error-pages.ts";
import { hasGoodToken } from "./csrf.ts";
import { damagedForm, isForm } from "./form-fields.ts";

const stalePage =
  "Votre page a expiré ou vient d’ailleurs. Rechargez-la, puis recommencez : rien n’a été enregistré.";

const changesNothing = (request: FastifyRequest) => request.method === "GET" || request.method === "HEAD";

/** Before the body is read: a post that another site sends goes no further (LOG-17). */
export async function refuseOtherSites(request: FastifyRequest, reply: FastifyReply) {
  if (changesNothing(request) || request.is404 || comesFromUs(request)) return;
  return sendErrorPage(request, reply, 403, { message: stalePage });
}

/** Once the body is read: a form without the token of its visitor is not from a page of ours. */
export async function refuseForgedForms(request: FastifyRequest, reply: FastifyReply) {
  if (changesNothing(request) || request.is404) return;
  if (isForm(request.body) && request.body.damaged)
    return sendErrorPage(request, reply, 400, { message: damagedForm });
  if (!hasGoodToken(request)) return sendErrorPage(request, reply, 403, { message: stalePage });
}

/** Whether no other site has to do with a request, as far as its browser tells. */
export function comesFromUs(request: FastifyRequest): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (site !== undefined && site !== "same-origin" && site !== "none") return false;
  if (origin === undefined || origin === request.server.settings.origin) return true;
  if (origin === "null") return site === "same-origin";
  return isLoopbackTwin(request, origin);
}

/** On a developer's machine the page may have been opened by another name of the same machine. */
function isLoopbackTwin(request: FastifyRequest, origin: string): boolean {
  if (!request.server.settings.loopback || !URL.canParse(origin)) return false;
  const { hostname, host } = new URL(origin);
  return isThisMachine(hostname) && host === request.headers.host;
}
