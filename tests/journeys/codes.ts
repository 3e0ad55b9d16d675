import type { KeptMessage } from "#infra/mail/local-mailbox.ts";
import type { HolderId } from "#kernel/ids.ts";
import { Browser } from "../support/browser.ts";
import { onLoadedPage } from "../support/loaded-page.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { withoutMoments } from "../support/without-moments.ts";

/** Steps of the code journeys, as members take them. */
export const door = "/adherent/mot-de-passe-oublie";

/** A browser past A4, before the contacts of that number. */
export async function atContacts(house: RunningHouse, number: string, origin = house.origin) {
  const browser = new Browser(origin);
  await onLoadedPage(house.ctx, browser, `${door}/numero`);
  await browser.post(`${door}/numero`, { number });
  return browser;
}

/** A browser past A5, on the code page. */
export async function atCode(house: RunningHouse, number: string, choice = "mail", origin = house.origin) {
  const browser = await atContacts(house, number, origin);
  await browser.post(`${door}/choix`, { choice });
  await browser.get(`${door}/code`);
  return browser;
}

export const give = (browser: Browser, code: string) => browser.post(`${door}/code`, { code });

export const choose = (browser: Browser, password: string) =>
  browser.post(`${door}/nouveau`, { password, password_confirmation: password });

/** The code in a mail or an SMS, alone on its line. */
export function codeIn(message: KeptMessage | undefined): string {
  const [code] = /^\d{6}$/m.exec(message?.text ?? "") ?? [];
  if (!code) throw new Error(`no code in ${message?.text ?? "no message"}`);
  return code;
}

/** Six digits that differ from the code: others for each `index`. */
export const otherThan = (code: string, index = 1) =>
  String((Number(code) + index) % 1_000_000).padStart(6, "0");

/** A page without its variable parts: its token, the number, and the masked contacts. */
export const bare = (text: string, number: string) =>
  withoutMoments(text)
    .replace(/name="_csrf" value="[^"]+"/g, "")
    .replaceAll(number, "#")
    .replace(/[^\s<>]••••@[^\s<>]••••\.[a-z]+/g, "@")
    .replace(/\d\d(?:\s••){3}\s\d\d/g, "0")
    .replace(/nonce="[^"]+"/g, "");

/** Everything sent to that holder so far, of any kind. */
export const sentTo = (house: RunningHouse, holderId: HolderId | null) =>
  house.ctx.db.inTransaction(async (trx) => {
    const [mail, sms] = await Promise.all(
      (["mail", "sms"] as const).map((table) =>
        trx.selectFrom(table).select("kind").where("holder_id", "=", holderId).execute(),
      ),
    );
    return { mail: mail?.length ?? 0, sms: sms?.length ?? 0 };
  });
