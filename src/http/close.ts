import type { Socket } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import type { Duration } from "#kernel/duration.ts";

declare module "fastify" {
  interface FastifyInstance {
    leaving: boolean;
  }
}

/** `drain`: how long `/readyz` says not ready before we stop accepting. `patience`: how long open requests may take. */
export type Farewell = { drain: Duration; patience: Duration };

export async function closeGently(app: FastifyInstance, { drain, patience }: Farewell): Promise<void> {
  app.leaving = true;
  await wait(drain);
  const hangUp = setTimeout(() => app.server.closeAllConnections(), patience);
  await app.close();
  clearTimeout(hangUp);
}

/** On closing, drops connections that never sent a byte (browsers open spare ones), and others once answered. */
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
