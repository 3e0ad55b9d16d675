import type { Page } from "@playwright/test";
import { askAxe } from "../guides/ask-axe.ts";
import { test } from "../guides/guide-test.ts";
import { expectNoSidewaysScroll, lookOverMarkup } from "../guides/look-over.ts";

/** A phone, a tablet held upright and a screen. */
const widths = [360, 768, 1280] as const;

/** Opens a page and looks it over at every width; axe is asked at all of them, or at one. */
export const lookAtEveryWidth = (page: Page, path: string, askedAt: readonly number[] = widths) =>
  test.step(path, async () => {
    await page.setViewportSize({ width: widths[0], height: 900 });
    await page.goto(path);
    await lookOverMarkup(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await expectNoSidewaysScroll(page);
      if (askedAt.includes(width)) await askAxe(page);
    }
  });

/** Of many states of the same pages axe sees each at one width, which goes round. */
export const widthInTurn = (turn: number) => [widths[turn % widths.length] ?? widths[0]];
