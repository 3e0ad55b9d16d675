import { createHash, timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { Measure } from "#kernel/measure.ts";
import { sendErrorPage } from "../answers/error-pages.ts";
import { comesFromHere } from "../visitors/from-here.ts";
import { watchedByMachines } from "./pressure.ts";

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
  const readAll = addMeasures(registry, measures);
  app.addHook("onResponse", (request, reply, done) => {
    const route = request.is404 ? "none" : (request.routeOptions.url ?? "none");
    durations.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    done();
  });
  app.get("/metrics", watchedByMachines, async (request, reply) => {
    if (!mayWatch(request, token)) return sendErrorPage(request, reply, 404);
    await readAll(request);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
  app.addHook("onClose", async () => registry.clear());
}

/**
 * Reads the measures one by one: a scrape takes one connection at most. After a failure the rest are skipped and
 * counted, so that a scrape answers at once while the database is away.
 */
function addMeasures(registry: Registry, measures: readonly Measure[]) {
  const unread = new Gauge({
    name: "parvis_measures_unread",
    help: "Measures that could not be read at this scrape",
    registers: [registry],
  });
  const gauges = measures.map(({ name, help, labels, read }) => ({
    read,
    gauge: new Gauge({ name, help, labelNames: [...labels], registers: [registry] }),
  }));
  return async ({ log }: FastifyRequest) => {
    let failures = 0;
    for (const { gauge, read } of gauges) {
      gauge.reset();
      // After a reset a gauge without labels would report 0; without a reading it must report nothing.
      gauge.remove({});
      if (failures > 0) {
        failures += 1;
        continue;
      }
      try {
        for (const { labels = {}, value } of await read()) gauge.set(labels, value);
      } catch (error) {
        failures = 1;
        log.warn({ err: error }, "a measure cannot be read");
      }
    }
    unread.set(failures);
  };
}

function mayWatch(request: FastifyRequest, token: string | null): boolean {
  if (token !== null) return sameText(request.headers.authorization ?? "", `Bearer ${token}`);
  return comesFromHere(request);
}

const digest = (text: string) => createHash("sha256").update(text).digest();
const sameText = (a: string, b: string) => timingSafeEqual(digest(a), digest(b));
