import type { FastifyReply } from "fastify";
import { type Duration, inSeconds } from "#kernel/duration.ts";

/** Says when asking again makes sense, where time alone helps (RFC 9110 10.2.3). */
export function retryAfter(reply: FastifyReply, wait: Duration | null): FastifyReply {
  return wait === null ? reply : reply.header("retry-after", inSeconds(wait));
}
