import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { sendErrorPage } from "./error-pages.ts";
import { watchedByMachines } from "./pressure.ts";

/** A figure that is looked up when somebody asks, whatever process made it. */
export type Measure = {
  name: string;
  help: string;
  labels: readonly string[];
  read(): Promise<{ labels: Record<string, string>; value: number }[]>;
};

/** `/metrics` in Prometheus' format: durations by route pattern, the process, and what is measured elsewhere. */
export function addMetrics(app: FastifyInstance, token: string | null, measures: readonly Measure[]): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, by method, route pattern and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  for (const { name, help, labels, read } of measures)
    new Gauge({
      name,
      help,
      labelNames: labels,
      registers: [registry],
      async collect() {
        this.reset();
        for (const { labels, value } of await read()) this.set(labels, value);
      },
    });
  app.addHook("onResponse", async (request, reply) => {
    const route = request.is404 ? "none" : (request.routeOptions.url ?? "none");
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
  });
  app.get("/metrics", watchedByMachines, async (request, reply) => {
    if (!mayWatch(request, token)) return sendErrorPage(request, reply, 404);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.addHook("onClose", async () => registry.clear());
}

/** With a token, its bearer; without, this very machine and not through a proxy, whose every client is local. */
function mayWatch(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return sameText(request.headers.authorization ?? "", `Bearer ${token}`);
  const proxied = ["x-forwarded-for", "forwarded", "x-real-ip", "via"].some(
    (name) => name in request.headers,
  );
  const peer = request.socket.remoteAddress ?? "";
  return !proxied && /^(::ffff:)?127\.|^::1$/.test(peer);
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const sameText = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
