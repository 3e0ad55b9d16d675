import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serveAssets } from "#http/answers/assets.ts";
import { seconds } from "#kernel/duration.ts";
import { house, openForm, post } from "./house.ts";

class DatabaseDown extends Error {}

const home = house({
  errorStatus: (error) => (error instanceof DatabaseDown ? { status: 503, retryAfter: seconds(7) } : null),
});
home.app.get("/down", async () => {
  throw new DatabaseDown();
});
serveAssets(home.app, new URL("../../src/http/forms", import.meta.url).pathname, "/assets/", true);
beforeAll(() => home.app.ready());
afterAll(() => home.app.close());

const onEveryAnswer = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
    "connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'",
  "strict-transport-security": "max-age=63072000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "x-frame-options": "DENY",
  "x-robots-tag": "noindex",
};

const answers = {
  "a page": [200, () => home.app.inject("/npfr/form")],
  "a HEAD": [204, () => home.app.inject({ method: "HEAD", url: "/npfr/act" })],
  "a file": [200, () => home.app.inject("/assets/csrf.ts")],
  "no file": [404, () => home.app.inject("/assets/none.js")],
  "a file outside": [404, () => home.app.inject("/assets/..%2f..%2fpackage.json")],
  "a redirect": [303, async () => post(home, await openForm(home), "number=1&password=2")],
  "a bad address": [400, () => home.app.inject("/npfr/%ff")],
  "a forged form": [403, () => home.app.inject({ method: "POST", url: "/npfr/form" })],
  nowhere: [404, () => home.app.inject("/nowhere")],
  "nowhere in a space": [404, () => home.app.inject("/npfr/nowhere")],
  "a wrong method": [405, () => home.app.inject({ method: "DELETE", url: "/npfr/form" })],
  "too long a form": [413, async () => post(home, await openForm(home), "x".repeat(66_000))],
  "too long a path": [414, () => home.app.inject(`/npfr/lien/${"x".repeat(101)}`)],
  "a wrong type": [415, () => home.app.inject({ method: "POST", url: "/npfr/form", payload: { number: 1 } })],
  "a failure": [500, () => home.app.inject("/npfr/fail")],
  "a database down": [503, () => home.app.inject("/down")],
  "a probe": [200, () => home.app.inject("/healthz")],
} as const;

describe.each(Object.entries(answers))("%s", (_, [status, ask]) => {
  it(`has every header (${status})`, async () => {
    const answer = await ask();
    expect(answer.statusCode).toBe(status);
    expect(answer.headers).toMatchObject(onEveryAnswer);
    expect(answer.headers).not.toHaveProperty("server");
    expect(answer.headers).not.toHaveProperty("x-powered-by");
  });
});

describe("error pages", () => {
  it("show an id and no internals", async () => {
    const { body, headers } = await home.app.inject("/npfr/fail");
    expect(body).toMatch(/[0-9A-Z]{4}-[0-9A-Z]{4}/);
    expect(body).not.toMatch(/secret|srv|Error:| at /);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
  });

  it("say when to try again", async () => {
    expect((await home.app.inject("/down")).headers["retry-after"]).toBe("7");
  });

  it("are a short text when the page cannot be drawn", async () => {
    const broken = house({
      drawError: () => {
        throw new Error("no ink");
      },
    });
    const answer = await broken.app.inject("/nowhere");
    expect(answer.statusCode).toBe(404);
    expect(answer.body).toContain("Erreur 404");
    await broken.app.close();
  });

  it("name the allowed methods", async () => {
    const answer = await home.app.inject({ method: "PUT", url: "/npfr/form?x=1" });
    expect(answer.headers.allow?.split(", ").sort()).toEqual(["GET", "HEAD", "POST"]);
    expect((await home.app.inject({ method: "OPTIONS", url: "/npfr/lien/abc" })).statusCode).toBe(405);
    expect((await home.app.inject({ method: "POST", url: "/nowhere" })).statusCode).toBe(404);
  });
});

describe("what caches may keep", () => {
  it("excludes every page", async () => {
    expect((await home.app.inject("/npfr/form")).headers["cache-control"]).toBe("no-store");
    expect((await home.app.inject("/nowhere")).headers["cache-control"]).toBe("no-store");
  });

  it("includes files named by their content", async () => {
    const { headers } = await home.app.inject("/assets/csrf.ts");
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  });
});

it("plain http sends no Strict-Transport-Security", async () => {
  const plain = house({ publicUrl: new URL("http://localhost:3000") });
  expect((await plain.app.inject("/npfr")).headers).not.toHaveProperty("strict-transport-security");
  await plain.app.close();
});
