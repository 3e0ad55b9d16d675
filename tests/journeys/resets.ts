import { openAccount } from "#account/accounts.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { readFiness } from "#registry/finess.rules.ts";
import { Browser } from "../support/browser.ts";
import { usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";

/** What tests of a lost password with a number, an address and a code do, as professionals do it. */
export const home = "/sante";
export const door = `${home}/mot-de-passe-oublie`;

export type Professional = { holderId: HolderId; number: string; email: string; onFile: string };

let count = 0;

/** A number of an establishment that no other test has, its key being right. */
export function nextNumber(): string {
  count += 1;
  const stem = `310${String(process.pid).slice(-2).padStart(2, "0")}${String(count).padStart(3, "0")}`;
  for (const key of "0123456789") if (readFiness(stem + key).ok) return stem + key;
  throw new Error("a number has a key");
}

let usualHash: string | undefined;

/** An establishment on file. Its account: with an address, without one, or not yet open. */
export async function professional(
  { ctx }: Pick<RunningHouse, "ctx">,
  account: "open" | "without_address" | "none" = "open",
): Promise<Professional> {
  const number = nextNumber();
  const email = `cabinet.${number}@boite.example`;
  const onFile = `accueil.${number}@boite.example`;
  usualHash ??= await ctx.passwords.hash(usualPassword);
  const passwordHash = usualHash;
  const holderId = await ctx.db.inTransaction(async (trx) => {
    const { id } = await trx
      .insertInto("holder")
      .values({
        number,
        email: onFile,
        iban: "FR7630006000011234567890189",
        title: "",
        last_name: "",
        first_name: "",
        organisation: "CLINIQUE DES TILLEULS",
        address_1: "4 RUE DES TILLEULS",
        address_2: "",
        address_3: "",
        postal_code: "31000",
        city: "TOULOUSE",
        country: "FR",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (account !== "none")
      await openAccount(trx, {
        holderId: id,
        email: account === "open" ? email : null,
        passwordHash,
      });
    return id;
  });
  return { holderId, number, email, onFile };
}

/** A browser past S7, where number and code are typed. */
export async function asked(
  house: RunningHouse,
  who: { number: string; email: string },
  { origin = house.origin, headers = {} }: { origin?: string; headers?: Record<string, string> } = {},
) {
  const browser = new Browser(origin, headers);
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

/** The page without what may differ: its token, the number and the address typed. */
export const bare = (text: string, { number, email }: { number: string; email: string }) =>
  text
    .replace(/name="_csrf" value="[^"]+"/g, "")
    .replace(/nonce="[^"]+"/g, "")
    .replaceAll(email, "@")
    .replaceAll(number, "#");
