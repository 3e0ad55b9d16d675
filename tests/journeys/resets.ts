import { Browser } from "../support/browser.ts";
import { onLoadedPage } from "../support/loaded-page.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { withoutMoments } from "../support/without-moments.ts";
import { type Establishment, establishment } from "./enrolments.ts";

/** Steps of a recovery with a number, an address and a code, as professionals take them. */
export const home = "/sante";
export const door = `${home}/mot-de-passe-oublie`;

export type Professional = Establishment;

/** A person who lost a password: with an open account, unless the options say otherwise. */
export const professional = (
  house: Pick<RunningHouse, "ctx">,
  account: "open" | "without_address" | "none" = "open",
) => establishment(house, account === "none" ? {} : { account });

/** A browser past S7, on the page of number and code. */
export async function asked(
  house: RunningHouse,
  who: { number: string; email: string },
  { origin = house.origin, headers = {} }: { origin?: string; headers?: Record<string, string> } = {},
) {
  const browser = new Browser(origin, headers);
  await onLoadedPage(house.ctx, browser, door);
  const answer = await browser.post(door, { number: who.number, email: who.email });
  if (answer.location === `${door}/code`) await browser.get(answer.location);
  return browser;
}

export const give = (browser: Browser, number: string, code: string, path = `${door}/code`) =>
  browser.post(path, { number, code });

export const choose = (browser: Browser, password: string) =>
  browser.post(`${door}/nouveau`, { password, password_confirmation: password });

export const signIn = (browser: Browser, number: string, password: string) =>
  browser.post(`${home}/connexion`, { number, password });

/** The page without its variable parts: its token, the number and the address typed. */
export const bare = (text: string, { number, email }: { number: string; email: string }) =>
  withoutMoments(text)
    .replace(/name="_csrf" value="[^"]+"/g, "")
    .replace(/nonce="[^"]+"/g, "")
    .replaceAll(email, "@")
    .replaceAll(number, "#");
