import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { serveAssets } from "#http/answers/assets.ts";
import { assetsFolder, assetUrl } from "#ui/frame/assets.ts";
import { house } from "./house.ts";

const { app } = house();
serveAssets(app, assetsFolder, "/assets/", true);
afterAll(() => app.close());

const texts = ["site.css", "site.js", "member.js", "icons.svg", "favicon.svg"] as const;
const get = (name: (typeof texts)[number] | "font.woff2", encoding: string) =>
  app.inject({ url: assetUrl(name), headers: { "accept-encoding": encoding } });

describe.each(texts)("%s", (name) => {
  it("is compressed ahead of time; every encoding gives the same file", async () => {
    const plain = await get(name, "identity");
    const brotli = await get(name, "gzip, deflate, br");
    const gzip = await get(name, "gzip");
    expect([brotli.headers["content-encoding"], gzip.headers["content-encoding"]]).toEqual(["br", "gzip"]);
    expect(brotliDecompressSync(brotli.rawPayload)).toEqual(plain.rawPayload);
    expect(gunzipSync(gzip.rawPayload)).toEqual(plain.rawPayload);
    expect(brotli.rawPayload.length).toBeLessThan(gzip.rawPayload.length);
    for (const { headers } of [plain, brotli, gzip]) {
      expect(headers.vary).toBe("accept-encoding");
      expect(headers["content-type"]).toBe(plain.headers["content-type"]);
      expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    }
  });
});

it("a font, compressed by its format, is sent as it is", async () => {
  const { statusCode, headers } = await get("font.woff2", "gzip, deflate, br");
  expect([statusCode, headers["content-encoding"]]).toEqual([200, undefined]);
});
