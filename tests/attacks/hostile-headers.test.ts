import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { house } from "../http/house.ts";
import { listen } from "../http/wire.ts";

const home = house();
const agent = new Agent({ keepAlive: true });
let port: number;
beforeAll(async () => {
  port = await listen(home);
});
afterAll(async () => {
  agent.destroy();
  await home.app.close();
});

async function get(path: string, headers: Record<string, string>): Promise<IncomingMessage> {
  const asked = request({ host: "127.0.0.1", port, path, headers, agent }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  await once(answer, "end");
  return answer;
}

const text = (from: number) =>
  fc.string({
    unit: fc
      .integer({ min: from, max: 0xff })
      .map((code) => String.fromCharCode(code === 0x7f ? 0x80 : code)),
  });
const traps = ["%00", "%ff%fe", "%ED%A0%80", "%", "..%2f..%2fetc", "__proto__[a]=1", "%0d%0aSet-Cookie:a=b"];
const paths = ["/npfr/lien/", "/npfr/query?a=", "/npfr/form?", "/npfr/", "/", "//", "/npfr/form/"];
const names = [
  "cookie",
  "user-agent",
  "origin",
  "sec-fetch-site",
  "x-forwarded-for",
  "accept",
  "range",
  "host",
];

it("no path, query or header causes a server error or sets an unknown cookie (LOG-25)", async () => {
  const ask = fc.record({
    path: fc.constantFrom(...paths),
    rest: fc.oneof(text(0x21), fc.constantFrom(...traps)),
    headers: fc.dictionary(fc.constantFrom(...names), fc.oneof(text(0x20), fc.constantFrom(...traps)), {
      maxKeys: 4,
    }),
  });
  const oneRequest = fc.asyncProperty(ask, async ({ path, rest, headers }) => {
    const answer = await get(`${path}${rest}`, headers);
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    for (const cookie of answer.headers["set-cookie"] ?? []) expect(cookie).toMatch(/^__Host-parvis-npfr-/);
  });
  await fc.assert(oneRequest, { numRuns: 500 });
});
