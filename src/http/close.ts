import type { FastifyInstance } from "fastify";
import type { Duration } from "#kernel/duration.ts";

/** Stops accepting, lets what is in flight finish, and after `patience` hangs up on the rest. */
export async function closeGently(app: FastifyInstance, patience: Duration): Promise<void> {
  const hangUp = setTimeout(() => app.server.closeAllConnections(), patience);
  await app.close();
  clearTimeout(hangUp);
}
