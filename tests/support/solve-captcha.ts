import type { Page } from "@playwright/test";
import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { rowOf } from "#captcha/row.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import { type ChallengeId, readId, type SpaceId } from "#kernel/ids.ts";
import type { Browser } from "./browser.ts";

/** The fields of a form with a challenge: the challenge of the page, and one of the two answers. */
export type CaptchaFields = { captcha: string; captcha_choice: string; captcha_proof: string };

/** The challenge on a page, and the space of its pictures. */
export type Shown = { token: string; space: SpaceId };

export function captchaIn(page: string): Shown {
  const token = /name="captcha" value="([^"]+)"/.exec(page)?.[1];
  const space = /data-captcha="\/([a-z]+)\/anti-robot\//.exec(page)?.[1];
  if (!token || !space) throw new Error("the page does not ask who is a robot");
  return { token, space: space as SpaceId };
}

/** The right position in the row, 1 to 6, computed with the server's keys. */
export function placeOf(keys: Keys, { token, space }: Shown): number {
  const id = readId<ChallengeId>(token.slice(0, 36));
  if (!id) throw new Error("that is no token of a challenge");
  return rowOf(keys, space, id).answer;
}

/**
 * Opens a page and answers its challenge as a person who sees the pictures would; `keys` are those of the
 * running server (`house.ctx.keys`, or `keysFrom(readConfig(environment).house.secret)`). Add the result to
 * the fields of the post: `browser.post(path, { number, password, ...(await solveCaptcha(keys, browser,
 * path)) })`.
 */
export async function solveCaptcha(
  keys: Keys,
  browser: Pick<Browser, "get">,
  path: string,
): Promise<CaptchaFields> {
  const shown = captchaIn((await browser.get(path)).text);
  return { captcha: shown.token, captcha_choice: String(placeOf(keys, shown)), captcha_proof: "" };
}

/** The same on the page open in Chromium. */
export async function choosePicture(keys: Keys, page: Page): Promise<void> {
  const place = placeOf(keys, captchaIn(await page.content()));
  await page.getByRole("radio", { name: `Image ${place}`, exact: true }).check();
}

/** The same without pictures or keys: by the browser's proof of work. */
export async function proveWork(browser: Browser, path: string): Promise<CaptchaFields> {
  const shown = captchaIn((await browser.get(path)).text);
  return { captcha: shown.token, captcha_choice: "", captcha_proof: await workOn(browser, shown) };
}

/** The proof for a challenge, computed by the real algorithm. */
export async function workOn(browser: Browser, { token, space }: Shown): Promise<string> {
  const answer = await browser.get(`/${space}/anti-robot/${token}/preuve`);
  const challenge: Challenge = JSON.parse(answer.text);
  const solution = await solveChallenge({ challenge, deriveKey });
  return Buffer.from(JSON.stringify({ challenge, solution })).toString("base64");
}
