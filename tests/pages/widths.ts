import type { Page } from "@playwright/test";
import { askAxe } from "../guides/ask-axe.ts";
import { test } from "../guides/guide-test.ts";
import { expectNoSidewaysScroll, lookOverMarkup } from "../guides/look-over.ts";
import { repeated } from "../support/repeated.ts";

/** A phone, a tablet held upright and a screen. */
const widths = [360, 768, 1280] as const;

/** Opens a page, and runs the page checks and axe: in `npm test` at one width, in turn; in the long form at every one. */
export const lookRepeatedly = repeated(lookInTurn, (page: Page, path: string) =>
  look(page, path, widths, widths),
);

/** `npm run test:long` checks a state at every width, `npm test` at one; axe runs at one. Widths rotate. */
export function lookInTurn(page: Page, path: string, turn: number) {
  const width = widths[turn % widths.length] ?? widths[0];
  return look(page, path, repeated<readonly number[]>([width], widths), [width]);
}

const look = (page: Page, path: string, seen: readonly number[], askedAt: readonly number[]) =>
  test.step(path, async () => {
    await page.setViewportSize({ width: seen[0] ?? widths[0], height: 900 });
    await page.goto(path);
    await lookOverMarkup(page);
    for (const width of seen) {
      if (seen.length > 1) await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page);
      if (askedAt.includes(width)) await askAxe(page);
    }
  });
