import type { FastifyInstance } from "fastify";
import { days, inSeconds } from "#kernel/duration.ts";
import { seeOther } from "./redirect.ts";

const forADay = `public, max-age=${inSeconds(days(1))}`;

/** Crawlers may read every page (RFC 9309): only then do they see the header that forbids to list it. */
const robots = "User-agent: *\nAllow: /\n";

export function answerAgreedPaths(app: FastifyInstance, favicon: string): void {
  app.get("/favicon.ico", (_, reply) => seeOther(reply.header("cache-control", forADay), favicon));
  app.get("/robots.txt", (_, reply) =>
    reply.header("cache-control", forADay).type("text/plain; charset=utf-8").send(robots),
  );
  // Password managers do not know which portal they serve: the front page links to each sign-in.
  app.get("/.well-known/change-password", (_, reply) => seeOther(reply, "/"));
}
