import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { VNode } from "preact";
import { afterAll, describe, expect, it } from "vitest";
import { keepPage } from "#http/answers/kept-page.ts";
import { Form } from "#ui/form.tsx";
import { house } from "./house.ts";

const { app } = house();
afterAll(() => app.close());

let drawn = 0;
const draw = (): VNode => {
  drawn += 1;
  return (
    <html lang="fr">
      <p>Attention ! {drawn}</p>
    </html>
  );
};
app.get("/kept", keepPage(draw));
app.get(
  "/with-a-token",
  keepPage(() => (
    <Form action="/" csrf="one visitor's" state={{ values: {}, errors: {} }} submit="Valider" />
  )),
);

const whole = '<!doctype html><html lang="fr"><p>Attention\u00a0! 1</p></html>';
const get = (encoding?: string) =>
  app.inject({ url: "/kept", headers: encoding === undefined ? {} : { "accept-encoding": encoding } });

describe("a page cached for all visitors", () => {
  it("is drawn once, for every request and visitor", async () => {
    expect((await get()).body).toBe(whole);
    expect((await app.inject({ url: "/kept", headers: { cookie: "parvis-visitor=somebody" } })).body).toBe(
      whole,
    );
    expect(drawn).toBe(1);
  });

  it.each([
    ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
    ["gzip, deflate", "gzip", gunzipSync],
    ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ] as const)("answers %s by %s", async (asked, encoding, open) => {
    const { headers, rawPayload } = await get(asked);
    expect([headers["content-encoding"], headers.vary]).toEqual([encoding, "accept-encoding"]);
    expect(open(rawPayload).toString()).toBe(whole);
  });

  it.each([undefined, "", "identity", "gzip;q=0", "br;q=0, *", "deflate", "x".repeat(5000)])(
    "is sent uncompressed for %j",
    async (asked) => {
      const { headers, body } = await get(asked);
      expect([headers["content-encoding"], headers.vary, body]).toEqual([
        undefined,
        "accept-encoding",
        whole,
      ]);
    },
  );

  it("may be listed by search engines, and browsers do not store it", async () => {
    const { headers } = await get();
    expect(headers["x-robots-tag"]).toBeUndefined();
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["set-cookie"]).toBeUndefined();
  });

  it("answers HEAD with only the length of the page", async () => {
    const { headers, body } = await app.inject({ method: "HEAD", url: "/kept" });
    expect([headers["content-length"], body]).toEqual([String(Buffer.byteLength(whole)), ""]);
  });

  it("is refused when it contains a visitor's token", async () => {
    const answer = await app.inject("/with-a-token");
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain("one visitor");
  });
});
