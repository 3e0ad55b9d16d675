import { expect, type Page } from "@playwright/test";
import { expectNoSidewaysScroll } from "../guides/look-over.ts";

/** The narrowest screen in WCAG 1.4.10, with the text at the 200 % of WCAG 1.4.4 (RGAA 10.4). */
export async function expectLargeTextFits(page: Page): Promise<void> {
  await page.setViewportSize({ width: 320, height: 900 });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = "200%";
  });
  await expectNoSidewaysScroll(page);
  expect(await page.evaluate(crampedTexts), `${page.url()} has room for its text at 200 %`).toEqual([]);
}

/**
 * Runs in the page. A word is broken if its letters stand on more than one line; addresses, codes and what has more
 * than 20 letters may break. A text on several lines needs a column of ten signs, and so does a field: the width of
 * its content, in `ch`.
 */
function crampedTexts(): string[] {
  const least = 10;
  const pen = document.createElement("canvas").getContext("2d");
  const isSeen = (element: Element) => {
    if (!element.checkVisibility()) return false;
    let shown: Element | null = element;
    while (shown && getComputedStyle(shown).clipPath === "none") shown = shown.parentElement;
    return shown === null;
  };

  function signsIn(element: Element): number {
    const { font, paddingLeft, paddingRight, borderLeftWidth, borderRightWidth } = getComputedStyle(element);
    if (!pen) throw new Error("a browser draws text");
    pen.font = font;
    const around = [paddingLeft, paddingRight, borderLeftWidth, borderRightWidth].map(Number.parseFloat);
    const width = element.getBoundingClientRect().width - around.reduce((sum, side) => sum + side, 0);
    return width / pen.measureText("0").width;
  }

  function columnOf(element: Element): Element {
    let column = element;
    while (column.parentElement && getComputedStyle(column).display === "inline")
      column = column.parentElement;
    return column;
  }

  const linesOf = (range: Range) =>
    new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)));

  function brokenWords(text: Text): string[] {
    const range = document.createRange();
    return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: token, index }) => {
      if (token.length > 20 || /[@/_\d]|\w\.\w/.test(token)) return [];
      return [...token.matchAll(/\p{L}+(?:[’']\p{L}+)*/gu)].flatMap((word) => {
        range.setStart(text, index + word.index);
        range.setEnd(text, index + word.index + word[0].length);
        return linesOf(range).size > 1 ? [`broken: ${word[0]}`] : [];
      });
    });
  }

  function narrowColumn(text: Text, parent: Element): string[] {
    const range = document.createRange();
    range.selectNodeContents(text);
    if (linesOf(range).size < 2) return [];
    const signs = signsIn(columnOf(parent));
    return signs < least ? [`column of ${signs.toFixed(1)} signs: ${text.data.trim()}`] : [];
  }

  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const parent = text.parentElement;
    if (!parent || !text.data.trim() || !isSeen(parent)) continue;
    found.push(...brokenWords(text), ...narrowColumn(text, parent));
  }
  const fields = "input:not([type=hidden], [type=radio], [type=checkbox]), select, textarea";
  for (const field of document.querySelectorAll(fields))
    if (isSeen(field) && signsIn(field) < least)
      found.push(`field of ${signsIn(field).toFixed(1)} signs: ${field.id}`);
  return found;
}
