import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { milliseconds } from "#kernel/duration.ts";

/** When for a whole second each turn of the event loop takes half a second: 503 at once rather than keep everyone waiting. */
export function shedLoad(app: FastifyInstance): void {
  app.register(underPressure, { maxEventLoopDelay: milliseconds(500) });
}

/** Route option of what machines watch: it answers even under pressure, and leaves no line in the log. */
export const watchedByMachines = {
  logLevel: "warn",
  config: { pressureHandler: () => undefined },
} as const;
