import { Socket } from "node:net";
import fc from "fast-check";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { browserInWords } from "#http/visitors/browser-words.ts";
import { sourceOf, sourceOfRequest } from "#http/visitors/source.ts";
import { anyText } from "../support/any-text.ts";
import { house } from "./house.ts";

const ask = async (proxies: string[], remoteAddress: string, forwarded?: string) => {
  const { app } = house({ proxies });
  const headers = forwarded === undefined ? {} : { "x-forwarded-for": forwarded };
  const answer = await app.inject({ url: "/npfr/who", remoteAddress, headers });
  await app.close();
  return answer.json().source;
};

describe("the source", () => {
  it("is the peer without a proxy, whatever the headers say", async () => {
    expect(await ask([], "203.0.113.9", "198.51.100.1")).toBe("203.0.113.9");
  });

  it("is the address seen by one proxy", async () => {
    expect(await ask(["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 203.0.113.9")).toBe("203.0.113.9");
    expect(await ask(["10.0.0.0/8"], "203.0.113.1", "6.6.6.6")).toBe("203.0.113.1");
  });

  it("is the address seen by the first of two proxies", async () => {
    expect(await ask(["10.0.0.0/8"], "10.0.0.1", "6.6.6.6, 203.0.113.9, 10.0.0.2")).toBe("203.0.113.9");
  });

  it("is the peer when its proxy sends garbage", async () => {
    expect(await ask(["10.0.0.1"], "10.0.0.1", "'; drop table")).toBe("10.0.0.1");
  });

  it("is read from proxies that add the port", async () => {
    expect(await ask(["10.0.0.1"], "10.0.0.1", "203.0.113.7:4444")).toBe("203.0.113.7");
    expect(await ask(["10.0.0.1"], "10.0.0.1", "[2001:db8::1]:443")).toBe("2001:db8:0:0::/64");
    expect(await ask(["10.0.0.0/8"], "10.0.0.1", "203.0.113.7:4444, 10.0.0.2:81")).toBe("203.0.113.7");
    expect(await ask(["10.0.0.0/8"], "::ffff:10.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  });

  it("is an address with limits, never loopback, when a proxy on this machine sends garbage", async () => {
    for (const said of ["unix:", "unknown", "", "1.2.3"])
      expect(await ask(["127.0.0.1", "::1"], "127.0.0.1", said)).toBe(said === "" ? "127.0.0.1" : "0.0.0.0");
    expect(sourceOfRequest({ ip: "", socket: new Socket() })).toBe("0.0.0.0");
  });

  it("is logged when it cannot be read, once a minute at most", async () => {
    const written: string[] = [];
    const log = pino({}, { write: (line: string) => void written.push(line) });
    const { app } = house({ proxies: ["127.0.0.1"], log });
    for (const said of ["unix:", "unknown", "203.0.113.9"])
      await app.inject({ url: "/npfr/who", headers: { "x-forwarded-for": said } });
    await app.close();
    const lines = written.map((line) => JSON.parse(line));
    expect(lines.filter(({ level }) => level === 40)).toMatchObject([
      { forwarded: "unix:", peer: "127.0.0.1" },
    ]);
    expect(lines.filter(({ msg }) => msg === "answered").map(({ source }) => source)).toEqual([
      "0.0.0.0",
      "0.0.0.0",
      "203.0.113.9",
    ]);
  });

  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["::ffff:c000:207", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:0DB8:1::5", "2001:db8:1:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["1.2.3.4:80", "1.2.3.4"],
    ["[2001:db8:1:2::3]:80", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2::3]", "2001:db8:1:2::/64"],
    ["1.2.3.4:port", null],
    ["127.1", null],
    ["010.0.0.1", null],
    ["unknown", null],
    [undefined, null],
  ])("of %s is %s", (address, source) => expect(sourceOf(address)).toBe(source));

  it("is one for a whole /64", () => {
    const half = fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        const address = (host: number[]) =>
          [...network, ...host].map((group) => group.toString(16)).join(":");
        expect(sourceOf(address(one))).toBe(sourceOf(address(other)));
      }),
    );
  });
});

describe("the browser in words", () => {
  const windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64";
  it.each([
    [`${windows}; rv:143.0) Gecko/20100101 Firefox/143.0`, "Firefox sur Windows"],
    [
      `${windows}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36`,
      "Chrome sur Windows",
    ],
    [`${windows}) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, "Edge sur Windows"],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
      "Safari sur iPhone",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15",
      "Safari sur Mac",
    ],
    [
      "Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
      "Samsung Internet sur Android",
    ],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Linux"],
    ["Firefox/1", "Firefox"],
    ["curl/8.5.0", "Navigateur inconnu"],
    [undefined, "Navigateur inconnu"],
  ])("%s", (agent, words) => expect(browserInWords(agent)).toBe(words));

  it("never contains text from the header", () => {
    const hostile = fc.tuple(fc.constantFrom("Firefox/1 (Windows) ", "Edg/", ""), anyText());
    fc.assert(
      fc.property(hostile, (parts) => {
        expect(browserInWords(parts.join(""))).toMatch(/^[A-Z][A-Za-z ]{3,30}$/);
      }),
    );
  });
});
