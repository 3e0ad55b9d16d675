import { existsSync } from "node:fs";

/**
 * Debian's own where there is one: Playwright's cannot be fetched everywhere. The one without windows draws the same
 * pages in half the processor time.
 */
const path = ["chromium-headless-shell", "chromium", "chromium-browser"]
  .map((name) => `/usr/bin/${name}`)
  .find((program) => existsSync(program));

/** How tests launch Chromium. */
export const chromiumOfTests = path ? { executablePath: path } : {};
