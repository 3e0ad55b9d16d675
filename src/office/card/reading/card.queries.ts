import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";

/** What is on file, and the account if one is open. */
export type Card = {
  id: HolderId;
  number: string;
  title: string;
  firstName: string;
  lastName: string;
  organisation: string;
  birthDate: string | null;
  address1: string;
  address2: string;
  address3: string;
  postalCode: string;
  city: string;
  country: string;
  email: string | null;
  phone: string | null;
  iban: string | null;
  addressChangedAt: Date | null;
  /** No longer in the registry. */
  closedAt: Date | null;
  account: OpenAccount | null;
  accountClosedAt: Date | null;
  enrolment: "open" | "activated" | "closed" | null;
};

export type OpenAccount = {
  id: AccountId;
  /** `null`: the holder signs in by number and has no address but that on file. */
  email: string | null;
  activatedAt: Date;
  passwordChangedAt: Date;
  lastSignInAt: Date | null;
};

type Row = Omit<Card, "account"> & { accountId: AccountId | null; accountEmail: string | null } & {
  activatedAt: Date;
  passwordChangedAt: Date;
  lastSignInAt: Date | null;
};

/** Also of a holder who left the registry: staff may read the card, and change nothing. */
export async function findCard(trx: SpaceTransaction, holderId: HolderId): Promise<Card | null> {
  const { rows } = await sql<Row>`
    select holder.id, holder.number, holder.title, holder.first_name as "firstName",
      holder.last_name as "lastName", holder.organisation, holder.birth_date as "birthDate",
      holder.address_1 as "address1", holder.address_2 as "address2", holder.address_3 as "address3",
      holder.postal_code as "postalCode", holder.city, holder.country, holder.email, holder.phone, holder.iban,
      holder.address_changed_at as "addressChangedAt", holder.closed_at as "closedAt",
      account.id as "accountId", account.email as "accountEmail", account.activated_at as "activatedAt",
      account.password_changed_at as "passwordChangedAt",
      (select max(started_at) from session where session.account_id = account.id) as "lastSignInAt",
      (select max(closed_at) from account former where former.holder_id = holder.id) as "accountClosedAt",
      (select state from enrolment where enrolment.holder_id = holder.id
        order by opened_at desc limit 1) as enrolment
    from holder
    left join account on account.holder_id = holder.id and account.closed_at is null
    where holder.id = ${holderId}`.execute(trx);
  const [row] = rows;
  if (!row) return null;
  const { accountId, accountEmail, activatedAt, passwordChangedAt, lastSignInAt, ...card } = row;
  const dates = { activatedAt, passwordChangedAt, lastSignInAt };
  return { ...card, account: accountId && { id: accountId, email: accountEmail, ...dates } };
}

export async function isOnCard(trx: SpaceTransaction, id: HolderId): Promise<boolean> {
  const row = await trx.selectFrom("holder").select("id").where("id", "=", id).executeTakeFirst();
  return row !== undefined;
}
