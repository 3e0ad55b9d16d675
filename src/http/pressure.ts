import underPressure from "@fastify/under-pressure";
import type { FastifyInstance } from "fastify";
import { seconds } from "#kernel/duration.ts";

/** When the event loop lags by more than a second, 503 at once rather than keep everyone waiting. */
export function shedLoad(app: FastifyInstance): void {
  app.register(underPressure, { maxEventLoopDelay: seconds(1) });
}

/** Route option of what machines watch: it answers even under pressure, and leaves no line in the log. */
export const watchedByMachines = {
  logLevel: "warn",
  config: { pressureHandler: () => undefined },
} as const;
