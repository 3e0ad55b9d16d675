import { afterAll, describe, expect, it } from "vitest";
import { answerNoSoonerThan } from "#http/answers/answer-floor.ts";
import { milliseconds } from "#kernel/duration.ts";
import { house } from "./house.ts";

const home = house();
home.app.get("/floor", async (request) => {
  await answerNoSoonerThan(request, milliseconds(120));
  return "";
});
afterAll(() => home.app.close());

describe("HEAD", () => {
  it("never runs a page that acts", async () => {
    const answer = await home.app.inject({ method: "HEAD", url: "/npfr/act" });
    expect([answer.statusCode, home.seen.acted]).toEqual([204, 0]);
    await home.app.inject("/npfr/act");
    expect(home.seen.acted).toBe(1);
  });

  it("for a plain page has no body", async () => {
    const answer = await home.app.inject({ method: "HEAD", url: "/npfr/form" });
    expect([answer.statusCode, answer.body]).toEqual([200, ""]);
  });
});

it.each(["OPTIONS", "TRACE", "PROPFIND", "PATCH", "DELETE"])("%s is refused", async (method) => {
  const answer = await home.app.inject({ method: method as "GET", url: "/npfr/form" });
  expect(answer.statusCode).toBe(405);
});

describe("a space", () => {
  it("answers at its path, with or without a trailing slash", async () => {
    for (const url of ["/npfr", "/npfr/", "/npfr/form/"])
      expect((await home.app.inject(url)).statusCode).toBe(200);
    expect((await home.app.inject("/npfr")).body).toContain("npfr");
  });

  it("does not answer at a path in capitals, nor at a longer word", async () => {
    for (const url of ["/NPFR", "/npfr2", "/npfr/Form", "//npfr"])
      expect((await home.app.inject(url)).statusCode).toBe(404);
  });

  it("sets its own cookies under any encoding of its path", async () => {
    const page = await home.app.inject("/%6epfr/form");
    expect(page.headers["set-cookie"]).toContain("__Host-parvis-npfr-visitor");
  });

  it("refuses a NUL in a path (LOG-25)", async () => {
    expect((await home.app.inject("/npfr/lien/a%00b")).statusCode).toBe(400);
  });
});

describe("answerNoSoonerThan", () => {
  it("waits until the floor, measured from the start of the request", async () => {
    const began = performance.now();
    await home.app.inject("/floor");
    const took = performance.now() - began;
    expect(took).toBeGreaterThanOrEqual(120);
  });
});
