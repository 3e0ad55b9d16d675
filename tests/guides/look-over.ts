import { expect, type Page, test } from "@playwright/test";
import { askAxe } from "./ask-axe.ts";

/** The narrowest screen WCAG 1.4.10 asks for. */
const narrowest = 320;

/** What every page must satisfy, wherever one comes from. Axe is a script: it is asked where pages run theirs. */
export async function lookOver(page: Page): Promise<void> {
  await lookOverMarkup(page);
  await expectNoSidewaysScroll(page);
  if (test.info().project.use.javaScriptEnabled !== false) await askAxe(page);
}

/** The part of it that no width can change. */
export async function lookOverMarkup(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname;
  await expect(page.locator("h1"), `${where} has one title`).toHaveCount(1);
  await expect(page, `${where} has a name`).toHaveTitle(/\S.* – \S/);
  expect(await page.evaluate(inlineCode), `${where} has no inline style or script`).toEqual([]);
  expect(await page.evaluate(lostLinks), `the errors of ${where} lead to its fields, in their order`).toEqual(
    [],
  );
}

/** As on a phone of 320 px, and as the page stands. */
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

/** Runs in the page: what makes it scroll sideways. */
function tooWide(width: number): string[] {
  if (document.documentElement.scrollWidth <= width) return [];
  const guilty = [...document.querySelectorAll("body *")].filter(
    (element) => element.getBoundingClientRect().right > width + 0.5,
  );
  return guilty.map(({ tagName, className }) => `${tagName}.${className}`);
}

/** Runs in the page: code the security policy would refuse. */
function inlineCode(): string[] {
  const inline = [...document.querySelectorAll("*")].filter(
    (element) =>
      element.tagName === "STYLE" ||
      (element.tagName === "SCRIPT" && !element.hasAttribute("src")) ||
      element.getAttributeNames().some((name) => name === "style" || /^on[a-z]+$/.test(name)),
  );
  return inline.map(({ outerHTML }) => outerHTML.slice(0, 120));
}

/** Runs in the page: links of the error summary that lead to nothing to fill in, or to something above the last. */
function lostLinks(): string[] {
  let last: Element | null = null;
  return [...document.querySelectorAll(".summary a")].flatMap((link) => {
    const field = document.querySelector(`:is(input, select, textarea, .rows)${link.getAttribute("href")}`);
    const after = !last || (field && last.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING);
    last = field ?? last;
    return field && after ? [] : [link.outerHTML];
  });
}
