import { openAccount } from "#account/accounts.queries.ts";
import type { HolderId } from "#kernel/ids.ts";
import { readFiness } from "#registry/directory/finess.rules.ts";
import { type Answer, Browser } from "../support/browser.ts";
import { hashOnce } from "../support/hash-once.ts";
import { usualPassword } from "../support/persons.ts";
import type { RunningHouse } from "../support/running-house.ts";
import { withoutMoments } from "../support/without-moments.ts";

/** Steps of an inscription with a number and the end of an IBAN, as establishments take them. */
export const home = "/sante";
export const door = `${home}/inscription`;

export const rightTail = "90189";
export const wrongTail = "12345";
const iban = `FR76300060000112345678${rightTail}`;

export type Establishment = { holderId: HolderId; number: string; onFile: string; email: string };
type OnFile = { account?: "open" | "without_address"; hasIban?: boolean };

let count = 0;

/** A new number with its right check digit; not on file until a test adds it. */
export function nextNumber(): string {
  count += 1;
  const stem = `75${String(count).padStart(6, "0")}`;
  for (const key of "0123456789") if (readFiness(stem + key).ok) return stem + key;
  throw new Error("every stem has a key");
}

/** An establishment on file, with its IBAN unless the options say otherwise. */
export async function establishment(
  { ctx }: Pick<RunningHouse, "ctx">,
  { account, hasIban = true }: OnFile = {},
): Promise<Establishment> {
  const number = nextNumber();
  const onFile = `accueil.${number}@boite.example`;
  const email = `direction.${number}@boite.example`;
  const passwordHash = await hashOnce(ctx, usualPassword);
  const blank = { title: "", last_name: "", first_name: "", address_1: "", address_2: "", address_3: "" };
  const place = { postal_code: "75011", city: "PARIS", country: "FR" };
  const holderId = await ctx.db.inTransaction(async (trx) => {
    const { id } = await trx
      .insertInto("holder")
      .values({
        ...blank,
        ...place,
        number,
        organisation: "CLINIQUE DES LILAS",
        email: onFile,
        iban: hasIban ? iban : null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (account)
      await openAccount(trx, ctx.space, {
        holderId: id,
        email: account === "open" ? email : null,
        passwordHash,
      });
    return id;
  });
  return { holderId, number, onFile, email };
}

export const password = "Lilas-blanc 417";

export const prove = (browser: Browser, number: string, tail: string): Promise<Answer> =>
  browser.post(door, { number, tail });

export const chooseAccess = (browser: Browser, email: string, chosen = password): Promise<Answer> =>
  browser.post(`${door}/bienvenue`, {
    email,
    email_confirmation: email,
    password: chosen,
    password_confirmation: chosen,
  });

/** From the number to the page that announces a mail. */
export async function enrol(house: RunningHouse, who: Establishment, origin = house.origin) {
  const browser = new Browser(origin);
  await prove(browser, who.number, rightTail);
  await chooseAccess(browser, who.email);
  return browser;
}

export const signIn = (house: RunningHouse, number: string, typed = password): Promise<Answer> =>
  new Browser(house.origin).post(`${home}/connexion`, { number, password: typed });

/** A page without its token and the number typed, for comparisons. */
export const bare = ({ status, location, text, headers }: Answer, number: string) => {
  const kept = [...headers].filter(([name]) => !["date", "set-cookie", "x-request-id"].includes(name));
  const page = withoutMoments(text)
    .replace(/name="_csrf" value="[^"]+"/g, "")
    .replaceAll(number, "#");
  return JSON.stringify({ status, location, headers: kept, page });
};

/** The number of accounts, of all holders. */
export const countAccounts = ({ ctx }: RunningHouse): Promise<number> =>
  ctx.db.inTransaction(async (trx) => {
    const rows = await trx.selectFrom("account").select("id").execute();
    return rows.length;
  });
