import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

export type Holder = {
  id: HolderId;
  number: string;
  firstName: string;
  lastName: string;
  organisation: string;
  city: string;
  email: string | null;
  phone: string | null;
};

const onFile = (trx: SpaceTransaction) =>
  trx
    .selectFrom("holder")
    .select(["id", "number", "first_name as firstName", "last_name as lastName", "organisation"])
    .select(["city", "email", "phone"])
    .where("closed_at", "is", null);

export const findHolder = (trx: SpaceTransaction, id: HolderId): Promise<Holder | undefined> =>
  onFile(trx).where("id", "=", id).executeTakeFirst();

/** Locks a holder until the transaction ends, to send mails and follow links one at a time. Take this lock first. */
export async function lockHolder(trx: SpaceTransaction, id: HolderId): Promise<void> {
  await trx.selectFrom("holder").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

export const findHolderByNumber = (trx: SpaceTransaction, number: string): Promise<Holder | undefined> =>
  onFile(trx).where("number", "=", number).executeTakeFirst();

export async function isAnyHolderClosed(trx: SpaceTransaction): Promise<boolean> {
  const { rows } = await sql<{ closed: boolean }>`
    select exists (select from holder where closed_at is not null) as closed`.execute(trx);
  return rows[0]?.closed ?? false;
}
