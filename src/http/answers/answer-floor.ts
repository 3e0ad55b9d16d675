import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyRequest } from "fastify";
import type { Duration } from "#kernel/duration.ts";

/** Waits until `floor` has passed since the request began, so that timing does not reveal who is on file (LOG-11). */
export async function answerNoSoonerThan(request: FastifyRequest, floor: Duration): Promise<void> {
  const due = request.beganAt + floor;
  for (let left = due - performance.now(); left > 0; left = due - performance.now())
    await wait(Math.ceil(left));
}
