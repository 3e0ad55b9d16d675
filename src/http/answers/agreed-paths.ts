import type { FastifyInstance } from "fastify";
import { days, inSeconds } from "#kernel/duration.ts";
import { seeOther } from "./redirect.ts";

const forADay = `public, max-age=${inSeconds(days(1))}`;

/** An extranet has nothing to be found by: whoever needs it has its address (RFC 9309). */
const robots = "User-agent: *\nDisallow: /\n";

/** What machines ask for at agreed places, without a page having told them to. */
export function answerAgreedPaths(app: FastifyInstance, favicon: string): void {
  app.get("/favicon.ico", (_, reply) => seeOther(reply.header("cache-control", forADay), favicon));
  app.get("/robots.txt", (_, reply) =>
    reply.header("cache-control", forADay).type("text/plain; charset=utf-8").send(robots),
  );
  // A manager of passwords does not know which portal it is for: the front page has the door of each.
  app.get("/.well-known/change-password", (_, reply) => seeOther(reply, "/"));
}
