import { defineConfig } from "@playwright/test";
import { chromiumOfTests } from "./tests/support/chromium.ts";

// Chromium calls its makers at its start; a test that watches where pages call must not see that.
const silent = ["--disable-background-networking", "--disable-component-update", "--disable-sync"];

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const guides = /-guide\.test\.ts$/;
const isLong = process.env.PARVIS_TESTS === "long";

// In `npm run test:long`, what `npm test` does a part of: the guides on a phone and without script too.
const others = [
  { name: "phone", testMatch: guides, use: phone },
  { name: "desktop without script", testMatch: guides, use: { ...desktop, javaScriptEnabled: false } },
  { name: "phone without script", testMatch: guides, use: { ...phone, javaScriptEnabled: false } },
];

export default defineConfig({
  testDir: "tests",
  outputDir: "test-results",
  workers: 2,
  // What takes a second on a quiet machine takes ten on a busy one.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    screenshot: "only-on-failure",
    launchOptions: {
      ...chromiumOfTests,
      args: ["--disable-gpu", "--renderer-process-limit=1", ...silent],
    },
  },
  projects: [
    {
      name: "desktop",
      testMatch: [/(pages|guides)\/.*\.test\.ts$/, /\.browser\.test\.ts$/],
      use: desktop,
      ...(isLong ? { grep: /@repeats/ } : {}),
    },
    ...(isLong ? others : []),
  ],
});
