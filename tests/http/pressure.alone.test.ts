import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { house } from "./house.ts";

describe("a server whose event loop is stalled", () => {
  it("answers 503 with a time to try again, but still answers its probes", async () => {
    const { app } = house();
    await app.ready();
    for (let turn = 0; turn < 4; turn += 1) {
      const until = performance.now() + 1_500;
      while (performance.now() < until);
      await wait(0);
    }
    const page = await app.inject("/npfr");
    expect(page.statusCode).toBe(503);
    expect(page.headers["retry-after"]).toBe("10");
    expect(page.body).toContain("<h1>503</h1>");
    expect((await app.inject("/healthz")).statusCode).toBe(200);
    await app.close();
  });
});
