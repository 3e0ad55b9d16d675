import type { FastifyReply, FastifyRequest } from "fastify";
import { sendErrorPage } from "./answers/error-pages.ts";

/** HTTP/1.1 requires exactly one Host (RFC 9112, 3.2); two mean request smuggling. Links never use it. */
export function refuseDoubtfulHost(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const { rawHeaders, httpVersion } = request.raw;
  const hosts = rawHeaders.filter((name, place) => place % 2 === 0 && name.toLowerCase() === "host").length;
  const isDoubtful = hosts > 1 || (hosts === 0 && httpVersion === "1.1");
  return isDoubtful ? sendErrorPage(request, reply, 400) : undefined;
}

/** No control characters in the path: a NUL would reach a query and fail there (LOG-25). */
export function refuseControlsInPath(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const params = Object.values(request.params ?? {});
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
  const isBroken = params.some((value) => /[\u0000-\u001f\u007f]/.test(String(value)));
  return isBroken ? sendErrorPage(request, reply, 400) : undefined;
}

/** The HEAD request of a mail scanner must not use a link. */
export function sparePagesThatAct(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  const isSpared = request.method === "HEAD" && request.routeOptions.config.actsOnGet;
  return isSpared ? reply.code(204).send() : undefined;
}

/** Answers a request that must be refused, and returns that answer. */
type Guard = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined;

/** Runs guards in one hook, without a promise each: every request passes all of them. */
export const inTurn =
  (guards: readonly Guard[]) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (!guards.some((guard) => guard(request, reply))) done();
  };
