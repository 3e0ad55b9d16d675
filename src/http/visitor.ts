import type { FastifyRequest } from "fastify";
import { browserInWords } from "./browser-words.ts";
import { sourceOf } from "./source.ts";

/** Where a request comes from, for limits, sessions and the journal. */
export type Visitor = {
  /** IPv4 address, or IPv6 /64, as text. */
  source: string;
  /** The browser in words of ours: "Firefox sur Windows". */
  browser: string;
};

export const visitorOf = (request: FastifyRequest): Visitor => ({
  source: sourceOf(request.ip) ?? sourceOf(request.socket.remoteAddress) ?? "127.0.0.1",
  browser: browserInWords(request.headers["user-agent"]),
});
