import type { FastifyReply, FastifyRequest } from "fastify";
import { isThisMachine } from "#kernel/this-machine.ts";
import { sendErrorPage } from "../answers/error-pages.ts";
import { hasGoodToken } from "./csrf.ts";
import { damagedForm, type FormFields, isForm } from "./form-fields.ts";

const stalePage =
  "Votre page a expiré ou vient d’ailleurs. Rechargez-la, puis recommencez : rien n’a été enregistré.";

const changesNothing = (request: FastifyRequest) => request.method === "GET" || request.method === "HEAD";

/** Runs before the body is read: stops a post from another site (LOG-17). */
export function refuseOtherSites(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (changesNothing(request) || request.is404 || comesFromUs(request)) return undefined;
  return sendErrorPage(request, reply, 403, { message: stalePage });
}

const faults: Record<NonNullable<FormFields["fault"]>, { status: number; message: string }> = {
  damaged: { status: 400, message: damagedForm },
  too_many_fields: {
    status: 413,
    message: "Ce formulaire compte trop de champs. Rien n’a été enregistré.",
  },
};

/** Runs once the body is read, of an upload its first field: a form without its visitor's token is not from a page of ours. */
export function refuseForgedForms(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (changesNothing(request) || request.is404) return undefined;
  const fault = isForm(request.body) ? request.body.fault : null;
  if (fault !== null) return sendErrorPage(request, reply, faults[fault].status, faults[fault]);
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
