import type { Page } from "@playwright/test";
import { test } from "../guides/guide-test.ts";
import { lookOver } from "../guides/look-over.ts";

/** A phone, a tablet held upright, a screen. */
const widths = [360, 768, 1280];

/** Opens a page and looks it over at every width. */
export const lookAtEveryWidth = (page: Page, path: string) =>
  test.step(path, async () => {
    await page.goto(path);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      await lookOver(page);
    }
  });
