import { openAccount } from "#account/accounts.queries.ts";
import type { Config } from "#config/env.ts";
import { connect } from "#infra/db/connect.ts";
import { spaceDb } from "#infra/db/space-db.ts";
import { createPasswords } from "#infra/hashing/argon2.ts";
import { keysFrom } from "#infra/sealing/keys.ts";
import { spaces } from "#spaces/index.ts";

const blank = {
  title: "Mme",
  last_name: "BENCH",
  first_name: "Zoé",
  organisation: "",
  address_1: "1 RUE DE L’ÉGLISE",
  address_2: "",
  address_3: "",
  postal_code: "75008",
  city: "PARIS",
  country: "FR",
};

/** The accounts, by the anti-robot of their space, and the secret that solves its challenges, if any. */
export type People = {
  space: string;
  by: "email" | "number";
  logins: string[];
  password: string;
  captcha: { secret: string } | null;
};

const password = "Grenadine orange 58";

/**
 * Active accounts in a space with that anti-robot setting. They share one hash: each verification costs the
 * same.
 */
export async function seedAccounts(
  config: Config,
  databaseUrl: string,
  count: number,
  asked: "always" | "never",
): Promise<People> {
  const space = spaces.find(({ policy }) => policy.signIn.captcha.asked === asked);
  if (!space) throw new Error(`no space asks ${asked}`);
  const { by } = space.policy.signIn;
  const passwords = createPasswords({ pepper: keysFrom(config.house.secret).raw("pepper"), queue: 1 });
  const passwordHash = await passwords.hash(password);
  const emails = Array.from({ length: count }, (_, index) => `p${index}@boite.example`);
  const { db, close } = connect(databaseUrl);
  await spaceDb(db, space.id).inTransaction(async (trx) => {
    const holders = await trx
      .insertInto("holder")
      .values(emails.map((email, index) => ({ ...blank, number: numberOf(index), email })))
      .returning(["id", "email"])
      .execute();
    for (const { id, email } of holders)
      await openAccount(trx, space, { holderId: id, email: email ?? "", passwordHash });
  });
  await close();
  const logins = by === "email" ? emails : emails.map((_, index) => numberOf(index));
  const captcha = asked === "always" ? { secret: config.house.secret } : null;
  return { space: space.id, by, logins, password, captcha };
}

/** Six digits, as the space with the anti-robot wants them. */
const numberOf = (index: number) => String(100_000 + index);
