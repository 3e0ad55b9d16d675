import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { house } from "../http/house.ts";
import { dial, listen, sayRaw, statuses } from "../http/wire.ts";

const home = house();
let port: number;
beforeAll(async () => {
  port = await listen(home);
});
afterAll(() => home.app.close());

const lines = (...head: string[]) => `${head.join("\r\n")}\r\n\r\n`;
const form = ["Content-Type: application/x-www-form-urlencoded", "Connection: close"];

describe("a malformed or misleading request", () => {
  const deceitful: [string, string, number][] = [
    [
      "two lengths",
      `${lines("POST /npfr/form HTTP/1.1", "Host: a", ...form, "Content-Length: 1", "Content-Length: 2")}ab`,
      400,
    ],
    [
      "a length and chunks",
      `${lines("POST /npfr/form HTTP/1.1", "Host: a", ...form, "Content-Length: 5", "Transfer-Encoding: chunked")}0\r\n\r\n`,
      400,
    ],
    [
      "an unknown coding",
      `${lines("POST /npfr/form HTTP/1.1", "Host: a", ...form, "Transfer-Encoding: xchunked")}0\r\n\r\n`,
      400,
    ],
    [
      "two hosts",
      lines("GET /npfr HTTP/1.1", "Host: portail.example", "Host: evil.example", "Connection: close"),
      400,
    ],
    ["no host", lines("GET /npfr HTTP/1.1", "Connection: close"), 400],
    ["a broken first line", "GARBAGE\r\n\r\n", 400],
    ["a NUL in a header", lines("GET /npfr HTTP/1.1", "Host: a", "X: a\0b", "Connection: close"), 400],
    ["a folded header", lines("GET /npfr HTTP/1.1", "Host: a", "X: a", " b", "Connection: close"), 400],
    [
      "20 kB of headers",
      lines("GET /npfr HTTP/1.1", "Host: a", `X: ${"x".repeat(20_000)}`, "Connection: close"),
      431,
    ],
    ["an expectation", lines("GET /npfr HTTP/1.1", "Host: a", "Expect: the-moon", "Connection: close"), 417],
  ];
  it.each(deceitful)("by %s is refused, with our headers", async (_, text, status) => {
    const heard = await sayRaw(port, text);
    expect(statuses(heard)).toEqual([status]);
    expect(heard.toLowerCase()).toContain("content-security-policy: default-src 'none'");
    expect(heard.toLowerCase()).toContain("strict-transport-security: ");
    expect(heard).not.toMatch(/^server:/im);
  });

  it.each([
    lines("GET http://evil.example/npfr HTTP/1.1", "Host: evil.example", "Connection: close"),
    lines("GET /npfr HTTP/1.1", "Host: evil.example", "X-Forwarded-Host: evil.example", "Connection: close"),
  ])("with a foreign Host gets no answer that contains it", async (text) => {
    const heard = await sayRaw(port, text);
    expect(statuses(heard)).toEqual([200]);
    expect(heard).not.toContain("evil");
  });
});

describe("a slow client", () => {
  it("that sends its headers slowly, one after another, is disconnected", async () => {
    home.app.server.headersTimeout = 1_000;
    const line = await dial(port);
    line.socket.write("GET /npfr HTTP/1.1\r\n");
    const drip = setInterval(() => line.socket.write("X: y\r\n"), 200);
    await Promise.race([line.closed, wait(12_000)]);
    clearInterval(drip);
    expect(statuses(line.heard())).toEqual([408]);
    expect(line.heard()).toContain("content-security-policy");
  }, 15_000);
});
