import type { FastifyInstance } from "fastify";
import { days, inSeconds } from "#kernel/duration.ts";
import { seeOther } from "./redirect.ts";

const forADay = `public, max-age=${inSeconds(days(1))}`;

/** Crawlers may look anywhere (RFC 9309): what they may not list says so, and they must read it to know. */
const robots = "User-agent: *\nAllow: /\n";

/** What machines ask for at agreed places, without a page having told them to. */
export function answerAgreedPaths(app: FastifyInstance, favicon: string): void {
  app.get("/favicon.ico", (_, reply) => seeOther(reply.header("cache-control", forADay), favicon));
  app.get("/robots.txt", (_, reply) =>
    reply.header("cache-control", forADay).type("text/plain; charset=utf-8").send(robots),
  );
  // A manager of passwords does not know which portal it is for: the front page has the door of each.
  app.get("/.well-known/change-password", (_, reply) => seeOther(reply, "/"));
}
