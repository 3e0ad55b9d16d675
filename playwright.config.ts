import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** Debian's own where there is one: Playwright's cannot be fetched everywhere. */
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) => existsSync(path));

export default defineConfig({
  testDir: "tests",
  testMatch: /(guides|pages)\/.*\.test\.ts$/,
  globalSetup: "./tests/support/server-of-the-run.ts",
  outputDir: "test-results",
  workers: 1,
  timeout: 60_000,
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "retain-on-failure",
    launchOptions: chromium ? { executablePath: chromium } : {},
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 900 } } },
    { name: "phone", use: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true } },
  ],
});
