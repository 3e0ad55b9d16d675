import { openAccount } from "#account/accounts.queries.ts";
import { newToken } from "#account/sessions/token.ts";
import type { Context } from "#context.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { Browser } from "../support/browser.ts";
import { hashOnce } from "../support/hash-once.ts";

export const memberPassword = "Grenadine+58";

export type Member = { number: string; holderId: HolderId; accountId: AccountId };

let count = 0;

/** A person on file who signs in by number. */
export async function member(
  ctx: Context,
  onFile: { email?: string; password?: string } = {},
): Promise<Member> {
  count += 1;
  const number = `R${String(process.pid).slice(-4)}${String(count).padStart(5, "0")}`;
  const passwordHash = await hashOnce(ctx, onFile.password ?? memberPassword);
  return ctx.db.inTransaction(async (trx) => {
    const { id: holderId } = await trx
      .insertInto("holder")
      .values({ ...somebody, number, email: onFile.email ?? null })
      .returning("id")
      .executeTakeFirstOrThrow();
    const accountId = await openAccount(trx, ctx.space, { holderId, email: null, passwordHash });
    if (!accountId) throw new Error("the account was not opened");
    return { number, holderId, accountId };
  });
}

const somebody = {
  title: "Mme",
  last_name: "LEFÈVRE",
  first_name: "Maëlys",
  organisation: "",
  address_1: "12 RUE DE L’ÉGLISE",
  address_2: "",
  address_3: "",
  postal_code: "35000",
  city: "RENNES",
  country: "FR",
};

/** A browser that has just signed in. */
export async function browserOf(ctx: Context, origin: string, { accountId }: Member): Promise<Browser> {
  const token = newToken();
  await ctx.db.inTransaction((trx) =>
    trx
      .insertInto("session")
      .values({ account_id: accountId, token_hash: token.hash, source: "203.0.113.9", browser: "Firefox" })
      .execute(),
  );
  const browser = new Browser(origin);
  browser.cookies.set(`parvis-${ctx.space.id}-session`, token.value);
  return browser;
}
