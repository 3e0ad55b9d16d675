import type { FastifyReply, FastifyRequest } from "fastify";
import { seconds } from "#kernel/duration.ts";

const linger = seconds(10);

/**
 * Discards the rest of a body after an early answer. A browser first sends its whole body; if the connection is closed
 * meanwhile, it shows a network error and not our page.
 */
export function dropRest({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.raw.once("finish", () => {
    if (raw.complete) return;
    const hangUp = setTimeout(() => raw.socket.destroy(), linger).unref();
    raw.once("close", () => clearTimeout(hangUp));
    raw.unpipe();
    raw.resume();
  });
}
