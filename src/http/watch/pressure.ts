import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { seconds } from "#kernel/duration.ts";

/** Answers 503 when event-loop turns exceed 1 s for three seconds, rather than let everyone wait. */
export function shedLoad(app: FastifyInstance): void {
  app.register(underPressure, { maxEventLoopDelay: seconds(1), sampleInterval: seconds(3) });
}

export const watchedByMachines = {
  logLevel: "warn",
  config: { pressureHandler: () => undefined },
} as const;
