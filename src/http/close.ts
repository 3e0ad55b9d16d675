import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Duration } from "#kernel/duration.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** It was told to stop, and still answers for a moment. */
    leaving: boolean;
  }
}

/** How long a server says that it is not ready while it still answers, then how long what is in flight may take. */
export type Farewell = { drain: Duration; patience: Duration };

/**
 * Says on `/readyz` that it leaves, so that load balancers send people elsewhere; then stops accepting, lets what is in
 * flight finish, and hangs up on the rest.
 */
export async function closeGently(app: FastifyInstance, { drain, patience }: Farewell): Promise<void> {
  app.leaving = true;
  await wait(drain);
  const hangUp = setTimeout(() => app.server.closeAllConnections(), patience);
  await app.close();
  clearTimeout(hangUp);
}

/**
 * On closing, hangs up on connections that never said a word, for browsers open some in advance, and on
 * the others after the answer they wait for. Node alone would keep both until they time out.
 */
export function leaveNoConnection(app: FastifyInstance): void {
  const open = new Set<Socket>();
  let closing = false;
  app.server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });
  app.addHook("preClose", async () => {
    closing = true;
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
  });
  app.addHook("onSend", (_, reply, payload, done) => {
    if (closing) reply.header("connection", "close");
    done(null, payload);
  });
}
