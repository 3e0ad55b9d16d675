import { setTimeout as wait } from "node:timers/promises";
import type { FastifyInstance } from "fastify";
import { type Duration, seconds } from "#kernel/duration.ts";
import { watchedByMachines } from "./pressure.ts";

const patience = seconds(2);

/** `/healthz`: the process answers. `/readyz`: it can work, database included, and is not stopping. */
export function addProbes(app: FastifyInstance, isReady: () => Promise<boolean>): void {
  app.get("/healthz", watchedByMachines, async (_, reply) => reply.type("text/plain").send("ok\n"));
  app.get("/readyz", watchedByMachines, async (_, reply) => {
    const ready = !app.leaving && (await within(patience, isReady()));
    return reply
      .code(ready ? 200 : 503)
      .type("text/plain")
      .send(ready ? "ready\n" : "not ready\n");
  });
}

async function within(limit: Duration, answer: Promise<boolean>): Promise<boolean> {
  const stop = new AbortController();
  const tooLate = wait(limit, false, { signal: stop.signal }).catch(() => false);
  const ready = await Promise.race([answer.catch(() => false), tooLate]);
  stop.abort();
  return ready;
}
