import { performance } from "node:perf_hooks";
import type { FastifyReply, FastifyRequest } from "fastify";
import { sendErrorPage } from "./answers/error-pages.ts";

/** HTTP/1.1 requires exactly one Host (RFC 9112, 3.2); two mean request smuggling. Links never use it. */
export async function refuseDoubtfulHost(request: FastifyRequest, reply: FastifyReply) {
  const { rawHeaders, httpVersion } = request.raw;
  const hosts = rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === "host").length;
  if (hosts > 1 || (hosts === 0 && httpVersion === "1.1")) return sendErrorPage(request, reply, 400);
}

/** No control characters in the path: a NUL would reach a query and fail there (LOG-25). */
export async function refuseControlsInPath(request: FastifyRequest, reply: FastifyReply) {
  const params = Object.values(request.params ?? {});
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  if (params.some((value) => /[\u0000-\u001f\u007f]/.test(String(value))))
    return sendErrorPage(request, reply, 400);
}

/** A mail scanner's HEAD must not use a link up. */
export async function sparePagesThatAct(request: FastifyRequest, reply: FastifyReply) {
  if (request.method === "HEAD" && request.routeOptions.config.actsOnGet) return reply.code(204).send();
}

export async function startClock(request: FastifyRequest) {
  request.beganAt = performance.now();
}
