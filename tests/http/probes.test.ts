import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { house } from "./house.ts";

const homes: ReturnType<typeof house>[] = [];
const open = (options: Parameters<typeof house>[0] = {}) => {
  const home = house(options);
  homes.push(home);
  return home.app;
};
afterAll(() => Promise.all(homes.map(({ app }) => app.close())));

describe("probes", () => {
  it("report alive, whatever the state of the database", async () => {
    const app = open({ isReady: () => wait(60_000, true, { ref: false }) });
    expect((await app.inject("/healthz")).statusCode).toBe(200);
  });

  it("report ready, not ready, failing, or too slow", async () => {
    const states = {
      200: async () => true,
      503: async () => false,
    };
    for (const [status, isReady] of Object.entries(states))
      expect((await open({ isReady }).inject("/readyz")).statusCode).toBe(Number(status));
    const failing = open({ isReady: () => Promise.reject(new Error("down")) });
    expect((await failing.inject("/readyz")).statusCode).toBe(503);
    const slow = open({ isReady: () => wait(60_000, true, { ref: false }) });
    expect((await slow.inject("/readyz")).statusCode).toBe(503);
  });
});

describe("metrics", () => {
  it("count by the pattern of the route", async () => {
    const app = open();
    await app.inject("/npfr/lien/abc");
    const { body } = await app.inject("/metrics");
    expect(body).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/npfr\/lien\/:token",status="200"\} 1/,
    );
    expect(body).toContain("process_cpu_seconds_total");
    expect(body).not.toContain("abc");
  });

  it("are served to this machine only, and not through a proxy on it", async () => {
    const app = open();
    const ask = async (remoteAddress: string, headers = {}) =>
      (await app.inject({ url: "/metrics", remoteAddress, headers })).statusCode;
    expect(await ask("127.0.0.1")).toBe(200);
    expect(await ask("::ffff:127.0.0.1")).toBe(200);
    expect(await ask("203.0.113.9")).toBe(404);
    expect(await ask("127.0.0.1", { "x-forwarded-for": "203.0.113.9" })).toBe(404);
    expect(await ask("127.0.0.1", { forwarded: "for=203.0.113.9" })).toBe(404);
  });

  it("with a token are served to its bearer only", async () => {
    const app = open({ metricsToken: "tok" });
    const ask = async (authorization: string) =>
      (await app.inject({ url: "/metrics", remoteAddress: "203.0.113.9", headers: { authorization } }))
        .statusCode;
    expect(await ask("Bearer tok")).toBe(200);
    expect(await ask("Bearer tokk")).toBe(404);
    expect((await app.inject("/metrics")).statusCode).toBe(404);
  });
});
