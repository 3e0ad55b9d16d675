import { type ReturnedAddress, returnedAddresses } from "#account/contacts/returned-addresses.queries.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import { type LetterBack, letterBack } from "#letters/returns/letter-back.queries.ts";

export type Contacts = {
  email: string | null;
  phone: string | null;
  letterBack: LetterBack | null;
  returned: readonly ReturnedAddress[];
};

/** The address of the account, or else that of the registry. */
export const findContacts = (trx: SpaceTransaction, holderId: HolderId): Promise<Contacts> =>
  trx
    .selectFrom("holder")
    .innerJoin("account", "account.holder_id", "holder.id")
    .select(({ fn }) => [fn.coalesce("account.email", "holder.email").as("email"), "holder.phone"])
    .select(letterBack.as("letterBack"))
    .select(returnedAddresses.as("returned"))
    .where("holder.id", "=", holderId)
    .where("account.closed_at", "is", null)
    .executeTakeFirstOrThrow();
