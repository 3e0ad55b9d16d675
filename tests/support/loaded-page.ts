import { type CaptchaForm, writeToken } from "#captcha/token.ts";
import type { Context } from "#context.ts";
import { type ChallengeId, newId } from "#kernel/ids.ts";
import { Browser } from "./browser.ts";
import { type CaptchaFields, placeOf } from "./solve-captcha.ts";

const loaded = new WeakMap<Context["passwords"], Map<string, Promise<Browser>>>();

/**
 * Puts a new browser on a page that a visitor has loaded once for each server: the post that follows is under test,
 * not the page. A browser that has seen a page keeps its own.
 */
export async function onLoadedPage({ passwords }: Context, browser: Browser, path: string): Promise<void> {
  if (browser.tokenOfPage) return;
  const pages = loaded.get(passwords) ?? new Map<string, Promise<Browser>>();
  loaded.set(passwords, pages);
  const page = pages.get(path) ?? load(browser.origin, path);
  pages.set(path, page);
  browser.continueFrom(await page);
}

async function load(origin: string, path: string): Promise<Browser> {
  const browser = new Browser(origin);
  await browser.get(path);
  return browser;
}

/** A new challenge for the visitor of that browser, with its right answer: as a page would show it. */
export function solvedFor({ keys, space }: Context, browser: Browser, form: CaptchaForm): CaptchaFields {
  const visitor = browser.cookies.get(`parvis-${space.id}-visitor`) ?? "";
  const challenge = { id: newId<ChallengeId>(), form, issuedAt: Date.now() };
  const token = writeToken(keys, { space: space.id, visitor }, challenge);
  const place = placeOf(keys, { token, space: space.id });
  return { captcha: token, captcha_choice: String(place), captcha_proof: "" };
}
