import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";

/** A holder on file, as journeys and mails need them. */
export type Holder = {
  id: HolderId;
  number: string;
  firstName: string;
  lastName: string;
  organisation: string;
  city: string;
  email: string | null;
  /** E.164 */
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

/**
 * Holds a holder until the transaction ends, for what must happen one at a time for one person: counting and
 * sending mails, following links. Taken before any other lock of that person's.
 */
export async function lockHolder(trx: SpaceTransaction, id: HolderId): Promise<void> {
  await trx.selectFrom("holder").select("id").where("id", "=", id).forNoKeyUpdate().execute();
}

/** By number in its normal form. */
export const findHolderByNumber = (trx: SpaceTransaction, number: string): Promise<Holder | undefined> =>
  onFile(trx).where("number", "=", number).executeTakeFirst();
