import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { AccountId, HolderId } from "#kernel/ids.ts";
import { addressKey } from "#kernel/text/text.ts";
import type { PostalAddress } from "./correction.rules.ts";

const now = sql<Date>`now()`;

export async function writeEmailOnFile(trx: SpaceTransaction, id: HolderId, email: string) {
  await trx
    .updateTable("holder")
    .set({ email, contact_changed_at: now, updated_at: now })
    .where("id", "=", id)
    .execute();
}

export async function writeEmailOfAccount(trx: SpaceTransaction, id: AccountId, email: string) {
  await trx
    .updateTable("account")
    .set({ email, email_key: addressKey(email) })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .execute();
}

export async function writePhone(trx: SpaceTransaction, id: HolderId, phone: string | null) {
  await trx
    .updateTable("holder")
    .set({ phone, contact_changed_at: now, updated_at: now })
    .where("id", "=", id)
    .execute();
}

/** No secret is posted to the new address for a time (REC-15). */
export async function writeAddress(trx: SpaceTransaction, id: HolderId, address: PostalAddress) {
  await trx
    .updateTable("holder")
    .set({
      address_1: address.address1,
      address_2: address.address2,
      address_3: address.address3,
      postal_code: address.postalCode,
      city: address.city,
      country: address.country,
      address_changed_at: now,
      updated_at: now,
    })
    .where("id", "=", id)
    .execute();
}
