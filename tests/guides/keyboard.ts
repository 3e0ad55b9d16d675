import { expect, type Locator, type Page } from "@playwright/test";
import { field } from "./steps.ts";

/** More Tab stops than any page has. */
const mostStops = 60;

/** A visitor who uses the keyboard only. */
export const keyboardOf = (page: Page) => ({
  reach: (target: Locator) => tabTo(page, target),
  async press(target: Locator) {
    await tabTo(page, target);
    await page.keyboard.press("Enter");
  },
  async type(label: string, text: string) {
    await tabTo(page, field(page, label));
    await page.keyboard.type(text);
  },
});

/** Presses Tab until that element has the focus; the focus must be visible at every stop. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(unmarkedFocus), "the focus is visible").toBeNull();
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/**
 * Runs in the page: the focused element if its focus is invisible, else `null`. A radio may show it around
 * its label.
 */
function unmarkedFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const labels = element instanceof HTMLInputElement && element.type === "radio" ? element.labels : null;
  const around = [element, ...(labels ?? [])];
  const seen = around.some((shown) => {
    const box = shown.getBoundingClientRect();
    return box.width > 0 && box.bottom > 0 && box.top < window.innerHeight;
  });
  const marked = around.some((shown) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  return seen && marked ? null : element.outerHTML.slice(0, 200);
}
