import type { FastifyRequest } from "fastify";
import type { Visitor } from "#kernel/visitor.ts";
import { browserInWords } from "./browser-words.ts";
import { sourceOf } from "./source.ts";

/** Who asks, as far as a request tells. */
export const visitorOf = (request: FastifyRequest): Visitor => ({
  source: sourceOf(request.ip) ?? sourceOf(request.socket.remoteAddress) ?? "127.0.0.1",
  browser: browserInWords(request.headers["user-agent"]),
});
