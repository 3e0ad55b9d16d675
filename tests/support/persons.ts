import { sql } from "kysely";
import { openAccount } from "#account/accounts.queries.ts";
import type { Context } from "#context.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { groupCode } from "#kernel/text/checked-code.rules.ts";
import { openEnrolments } from "#letters/open-enrolments.queries.ts";
import { drawSecret } from "#letters/printing/draw-secret.ts";
import { hashOnce } from "./hash-once.ts";

let count = 0;

/** A new number of the shape that the space declares, beginning with a 3. */
function numberAt({ space }: Context): string {
  count += 1;
  const { number: rule } = space.policy;
  const { prefix, digits } = typeof rule === "string" ? { prefix: "", digits: 7 } : rule;
  return `${prefix}3${String(count).padStart(digits - 1, "0")}`;
}

export type Person = { holderId: HolderId; number: string; secret: string; email: string; password: string };

/** The password of every active person in tests. */
export const usualPassword = "Grenadine orange 58";

/** A person on file with both letters printed. */
export async function personWithLetters(ctx: Context, fields: { email?: string } = {}): Promise<Person> {
  const number = numberAt(ctx);
  const secret = drawSecret();
  const hash = await ctx.passwords.hash(secret);
  const holderId = await ctx.db.inTransaction(async (trx) => {
    const holder = await trx
      .insertInto("holder")
      .values({
        number,
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
        email: fields.email ?? null,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    await openEnrolments(trx);
    await trx
      .updateTable("letter")
      .set({
        state: "printed",
        secret_hash: sql<string | null>`case when kind = 'provisional_password' then ${hash} end`,
        secret_expires_at: sql<Date>`now() + interval '30 days'`,
      })
      .where("holder_id", "=", holder.id)
      .execute();
    return holder.id;
  });
  const email = `maelys.${number.toLowerCase()}@boite.example`;
  return { holderId, number, secret: groupCode(secret), email, password: usualPassword };
}

/** A person with an open account. */
export async function activePerson(ctx: Context): Promise<Person & { accountId: AccountId }> {
  const person = await personWithLetters(ctx);
  const passwordHash = await hashOnce(ctx, usualPassword);
  const accountId = await ctx.db.inTransaction(async (trx) => {
    await trx
      .updateTable("enrolment")
      .set({ state: "activated" })
      .where("holder_id", "=", person.holderId)
      .execute();
    await trx.updateTable("letter").set({ state: "used" }).where("holder_id", "=", person.holderId).execute();
    return openAccount(trx, ctx.space, { holderId: person.holderId, email: person.email, passwordHash });
  });
  if (!accountId) throw new Error("that address is taken");
  return { ...person, accountId };
}

export type OnFile = { holderId: HolderId; number: string; email: string | null; phone: string | null };

/**
 * A person on file in a space that sends codes: with a mail, a mobile, both or neither. `hasAccount`: with
 * the usual password, which that portal must accept.
 */
export async function personOnFile(
  ctx: Context,
  contacts: { mail?: boolean; phone?: boolean; hasAccount?: boolean } = {},
): Promise<OnFile> {
  const number = numberAt(ctx);
  const email = contacts.mail ? `capucine.${number}@boite.example` : null;
  const phone = contacts.phone ? `+3363998${String(count).padStart(4, "0")}` : null;
  const blank = { organisation: "", address_2: "", address_3: "" };
  const address = { address_1: "3 QUAI DES CÉLESTINS", postal_code: "35000", city: "RENNES", country: "FR" };
  const name = { title: "Mme", last_name: "KACIMI", first_name: "Capucine" };
  const passwordHash = await hashOnce(ctx, usualPassword);
  const holderId = await ctx.db.inTransaction(async (trx) => {
    const { id } = await trx
      .insertInto("holder")
      .values({ number, email, phone, ...name, ...blank, ...address })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (contacts.hasAccount) await openAccount(trx, ctx.space, { holderId: id, email: null, passwordHash });
    return id;
  });
  return { holderId, number, email, phone };
}
