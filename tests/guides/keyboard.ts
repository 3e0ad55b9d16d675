import { expect, type Locator, type Page } from "@playwright/test";
import { field } from "./steps.ts";

/** More stops than any page has before what one looks for. */
const mostStops = 60;

/** Somebody who has no mouse. */
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

/** Presses Tab until the focus is there; every stop on the way shows where one is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(unmarkedFocus), "the focus is visible").toBeNull();
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Runs in the page: what has the focus without showing it, or `null`. A radio may show it around its label. */
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
