import type { FastifyReply, FastifyRequest } from "fastify";
import { type Duration, inSeconds, seconds } from "#kernel/duration.ts";
import type { PageError } from "../settings.ts";
import { UploadRefused } from "../uploads/upload-refused.ts";
import { type Drawing, sendPage } from "./send-page.ts";

export type ErrorStatus = (error: unknown) => { status: number; retryAfter?: Duration } | null;

export function sendErrorPage(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  more: Pick<PageError, "message" | "retryAfter"> = {},
): FastifyReply {
  if (more.retryAfter !== undefined) reply.header("retry-after", inSeconds(more.retryAfter));
  return sendPage(reply, draw(request, { status, id: request.id, ...more }), status);
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const allowed = request.server.allowedMethods(request.url);
  if (allowed.length === 0 || allowed.includes(request.method)) return sendErrorPage(request, reply, 404);
  reply.header("allow", allowed.join(", "));
  return sendErrorPage(request, reply, 405);
}

/** Draws the page of a thrown error. Only Fastify's own refusals keep their 4xx; anything else is a 5xx. */
export function errorAnswer(errorStatus: ErrorStatus) {
  return (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    if (error instanceof UploadRefused)
      return sendErrorPage(request, reply, error.status, { message: error.message });
    const known = errorStatus(error) ?? { status: statusOfFramework(error) ?? 500 };
    if (known.status === 503) request.log.warn({ err: error }, "unavailable");
    else if (known.status >= 500) request.log.error({ err: error }, "request failed");
    const retryAfter = known.retryAfter ?? (known.status === 503 ? seconds(10) : undefined);
    return sendErrorPage(request, reply, known.status, retryAfter === undefined ? {} : { retryAfter });
  };
}

function statusOfFramework(error: unknown): number | null {
  if (!(error instanceof Error) || !("code" in error) || !("statusCode" in error)) return null;
  const { code, statusCode } = error;
  // A path outside the folder names no file of ours.
  if (code === "FST_STATIC_FORBIDDEN_PATH") return 404;
  if (typeof code !== "string" || typeof statusCode !== "number") return null;
  return /^FST_(ERR_|UNDER_PRESSURE)/.test(code) ? statusCode : null;
}

function draw(request: FastifyRequest, error: PageError): Drawing {
  try {
    return request.server.settings.drawError(request, error);
  } catch (failure) {
    request.log.error({ err: failure }, "the error page failed");
    return `<html lang="fr"><title>Erreur ${error.status}</title><p>Erreur ${error.status}. Référence : ${error.id}</p></html>`;
  }
}
