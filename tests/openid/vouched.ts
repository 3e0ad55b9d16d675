import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import { type Login, signInAtProvider } from "./identity-provider.ts";

/** Up to the provider's redirect back to Parvis. */
export async function wayBack(browser: Browser, home: string, login: Login): Promise<URL> {
  const left = await browser.get(`${home}/connexion/fournisseur`);
  return signInAtProvider(left.location ?? "", login);
}

export const follow = (browser: Browser, back: URL) => browser.get(back.pathname + back.search);

/** Through the button, the provider and back. */
export const vouchedFor = async (browser: Browser, home: string, login: Login) =>
  follow(browser, await wayBack(browser, home, login));

export const link = (browser: Browser, home: string, number: string, password = usualPassword) =>
  browser.post(`${home}/connexion/liaison`, { number, password });

export const isIn = async (browser: Browser, home: string) =>
  (await browser.get(`${home}/espace`)).status === 200;

/** A browser just linked: that person of the provider, the account of that number. */
export async function linkedBrowser(origin: string, home: string, number: string, login: Login) {
  const browser = new Browser(origin);
  await vouchedFor(browser, home, login);
  const answer = await link(browser, home, number);
  if (answer.location !== `${home}/espace`)
    throw new Error(`not linked: ${answer.status} ${answer.location}`);
  return browser;
}
