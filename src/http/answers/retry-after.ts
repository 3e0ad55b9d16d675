import type { FastifyReply } from "fastify";
import { type Duration, inSeconds } from "#kernel/duration.ts";

export function retryAfter(reply: FastifyReply, wait: Duration | null): FastifyReply {
  return wait === null ? reply : reply.header("retry-after", inSeconds(wait));
}
