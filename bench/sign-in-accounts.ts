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

export type People = { space: string; emails: string[]; password: string };

const password = "Grenadine orange 58";

/** Active accounts in the first space. One hash serves them all: to verify it costs the same. */
export async function seedAccounts(config: Config, databaseUrl: string, count: number): Promise<People> {
  const [space] = spaces;
  if (!space) throw new Error("there is no space to sign in to");
  const passwords = createPasswords({ pepper: keysFrom(config.house.secret).raw("pepper"), queue: 1 });
  const passwordHash = await passwords.hash(password);
  const emails = Array.from({ length: count }, (_, index) => `p${index}@boite.example`);
  const { db, close } = connect(databaseUrl);
  await spaceDb(db, space.id).inTransaction(async (trx) => {
    const holders = await trx
      .insertInto("holder")
      .values(emails.map((email, index) => ({ ...blank, number: `B${index}`, email })))
      .returning(["id", "email"])
      .execute();
    for (const { id, email } of holders)
      await openAccount(trx, { holderId: id, email: email ?? "", passwordHash });
  });
  await close();
  return { space: space.id, emails, password };
}
