import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { house } from "../http/house.ts";
import { listen } from "../http/wire.ts";
import { chromiumOfTests } from "../support/chromium.ts";

const home = house({ publicUrl: new URL("http://localhost") });
const seen: { origin?: string | undefined; site: unknown }[] = [];
home.app.server.on("request", ({ method, headers }) => {
  if (method === "POST") seen.push({ origin: headers.origin, site: headers["sec-fetch-site"] });
});

let port: number;
let browser: Browser;
let context: BrowserContext;
const evil = createServer((_, response) => {
  response.setHeader("content-type", "text/html");
  response.end(
    `<form method="post" action="http://localhost:${port}/npfr/form"><input name="number" value="attacker"></form>
    <script>document.forms[0].submit()</script>`,
  );
});

beforeAll(async () => {
  port = await listen(home);
  await new Promise<void>((listening) => evil.listen(0, "127.0.0.1", listening));
  browser = await chromium.launch(chromiumOfTests);
}, 30_000);
beforeEach(async () => {
  seen.length = 0;
  context = await browser.newContext();
});
afterEach(() => context.close());
afterAll(async () => {
  await browser.close();
  evil.close();
  await home.app.close();
});

describe("a form of ours, in a real browser", () => {
  it.each([
    ["localhost", "/npfr/form", "same"],
    ["127.0.0.1", "/npfr/form", "same"],
    ["localhost", "/npfr/unreferred", "null"],
  ])("opened at %s%s goes through (Origin: %s)", async (host, path, origin) => {
    const page = await context.newPage();
    await page.goto(`http://${host}:${port}${path}`);
    await page.getByRole("button").click();
    await page.getByText("signed-in").waitFor();
    const sent = origin === "same" ? `http://${host}:${port}` : origin;
    expect(seen).toEqual([{ origin: sent, site: "same-origin" }]);
  });
});

describe("a form that another site submits (LOG-17)", () => {
  const attempt = async (address: string) => {
    const page = await context.newPage();
    await page.goto(`http://localhost:${port}/npfr/form`);
    const cookies = await context.cookies();
    const before = home.seen.posts;
    await page.goto(address);
    await page.getByText("403").waitFor();
    expect(home.seen.posts).toBe(before);
    expect(await context.cookies()).toEqual(cookies);
  };

  it("is refused with 403, and sets no cookie", async () => {
    await attempt(`http://127.0.0.1:${(evil.address() as AddressInfo).port}/`);
    expect(seen[0]?.site).toBe("cross-site");
  });

  it("is refused with 403 from an opaque origin too", async () => {
    const form = `<form method="post" action="http://localhost:${port}/npfr/form"></form><script>document.forms[0].submit()</script>`;
    await attempt(`data:text/html,${encodeURIComponent(form)}`);
    expect(seen[0]?.origin).toBe("null");
  });
});
