import type { Page } from "@playwright/test";
import { test } from "../guides/guide-test.ts";
import { lookAtLayout, lookOver } from "../guides/look-over.ts";

/** A phone, then a tablet held upright and a screen. */
const narrowest = 360;
const wider = [768, 1280];

/** Opens a page on a phone and looks it over, then widens it and looks at what that may have changed. */
export const lookAtEveryWidth = (page: Page, path: string) =>
  test.step(path, async () => {
    await page.setViewportSize({ width: narrowest, height: 900 });
    await page.goto(path);
    await lookOver(page);
    for (const width of wider) {
      await page.setViewportSize({ width, height: 900 });
      await lookAtLayout(page);
    }
  });
