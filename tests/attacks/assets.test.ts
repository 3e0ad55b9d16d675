import { afterAll, beforeAll, expect, it } from "vitest";
import { serveAssets } from "#http/answers/assets.ts";
import { createServer } from "#http/server.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { assetsFolder } from "#ui/frame/assets.ts";

const app = createServer({
  publicUrl: new URL("http://localhost:3000"),
  keys: keysFrom("0123456789abcdef"),
  proxies: [],
  log: false,
  drawError: (_, { status }) => `<p>${status}</p>`,
  isReady: async () => true,
});
beforeAll(async () => {
  serveAssets(app, assetsFolder, "/assets/", true);
  await app.ready();
});
afterAll(() => app.close());

it.each([
  "/assets/../package.json",
  "/assets/%2e%2e/package.json",
  "/assets/..%5cpackage.json",
  "/assets/..%2fpackage.json",
  "/assets/.env",
])("%s is answered as a missing file, never as a server error", async (path) => {
  expect((await app.inject({ url: path })).statusCode).toBe(404);
});
