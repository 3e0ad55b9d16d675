import type { FastifyRequest } from "fastify";
import type { Visitor } from "#kernel/visitor.ts";
import { browserInWords } from "./browser-words.ts";
import { sourceOfRequest } from "./source.ts";

export const visitorOf = (request: FastifyRequest): Visitor => ({
  source: sourceOfRequest(request),
  browser: browserInWords(request.headers["user-agent"]),
});
