import { expect, type Page, test } from "@playwright/test";
import { askAxe } from "./ask-axe.ts";

/** The narrowest screen in WCAG 1.4.10. */
const narrowest = 320;

/** Checks that every page must pass. Axe is a script, so it runs only where page scripts run. */
export async function lookOver(page: Page): Promise<void> {
  await lookOverMarkup(page);
  await expectNoSidewaysScroll(page);
  if (test.info().project.use.javaScriptEnabled !== false) await askAxe(page);
}

/** The checks that do not depend on the width. */
export async function lookOverMarkup(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  await expect(page.locator("h1"), `${where} has one title`).toHaveCount(1);
  await expect(page, `${where} has a name`).toHaveTitle(/\S.* – \S/);
  expect(await page.evaluate(inlineCode), `${where} has no inline style or script`).toEqual([]);
  expect(await page.evaluate(lostLinks), `the errors of ${where} lead to its fields, in their order`).toEqual(
    [],
  );
}

/** At the 320 px of a phone, and at the present width. */
export async function fitsNarrowScreen(page: Page): Promise<void> {
  const usual = page.viewportSize();
  if (!usual) throw new Error("a page has a size");
  await page.setViewportSize({ ...usual, width: narrowest });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(usual);
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const { pathname } = new URL(page.url());
  expect(await page.evaluate(tooWide, width), `${pathname} fits ${width} px`).toEqual([]);
}

/** Runs in the page: the elements that make it scroll sideways. */
function tooWide(width: number): string[] {
  if (document.documentElement.scrollWidth <= width) return [];
  const guilty = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > width + 0.5,
  );
  return guilty.map(({ tagName, className }) => `${tagName}.${className}`);
}

/** Runs in the page: inline code that the content security policy refuses. */
function inlineCode(): string[] {
  const inline = [...document.querySelectorAll("*")].filter(
    (element) =>
      element.tagName === "STYLE" ||
      (element.tagName === "SCRIPT" && !element.hasAttribute("src")) ||
      element.getAttributeNames().some((name) => name === "style" || /^on[a-z]+$/.test(name)),
  );
  return inline.map(({ outerHTML }) => outerHTML.slice(0, 120));
}

/** Runs in the page: links of the error summary that lead to no field, or to one above the previous field. */
function lostLinks(): string[] {
  let last: Element | null = null;
  return [...document.querySelectorAll(".summary a")].flatMap((link) => {
    const field = document.querySelector(`:is(input, select, textarea, .rows)${link.getAttribute("href")}`);
    const after = !last || (field && last.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
    last = field ?? last;
    return field && after ? [] : [link.outerHTML];
  });
}
