import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { seconds } from "#kernel/duration.ts";

/**
 * When for three seconds on end each turn of the event loop takes more than one, 503 at once rather than
 * keep everyone waiting. One long turn alone is no reason.
 */
export function shedLoad(app: FastifyInstance): void {
  app.register(underPressure, { maxEventLoopDelay: seconds(1), sampleInterval: seconds(3) });
}

/** Route option of what machines watch: it answers even under pressure, and leaves no line in the log. */
export const watchedByMachines = {
  logLevel: "warn",
  config: { pressureHandler: () => undefined },
} as const;
