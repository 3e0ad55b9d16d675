import { performance } from "node:perf_hooks";
import type { FastifyRequest } from "fastify";
import { minutes } from "#kernel/duration.ts";
import { sourceOf } from "./source.ts";

const betweenWarnings = minutes(1);
const enoughToTell = 60;

/** Warns that a trusted proxy sends unreadable addresses: its visitors share their limits (LOG-05). */
export function warnOfUnreadableSources() {
  let toldAt = Number.NEGATIVE_INFINITY;
  return (request: FastifyRequest) => {
    if (sourceOf(request.ip) !== null || performance.now() - toldAt < betweenWarnings) return;
    toldAt = performance.now();
    request.log.warn(
      { forwarded: request.ip?.slice(0, enoughToTell) ?? null, peer: request.socket.remoteAddress ?? null },
      "the source of a request cannot be read: it shares the limits of all such requests",
    );
  };
}
