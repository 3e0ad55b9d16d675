import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { Day } from "#kernel/values/day.ts";

/** An address of a holder whose mails come back. `since`: a day in Paris. */
export type ReturnedAddress = { address: string; since: Day };

/** For a query that joins `holder` and its open `account`: the addresses they have now, and no former one. */
export const returnedAddresses = sql<ReturnedAddress[]>`coalesce((
  select json_agg(json_build_object('address', address,
    'since', to_char(since at time zone 'Europe/Paris', 'YYYY-MM-DD')) order by since)
  from suppression
  where released_at is null and address_key in (address_key(holder.email), account.email_key)), '[]')`;

/** For staff: why, and how many mails were held back. `reason`: the reply of the server. */
export type ReturnedContact = ReturnedAddress & { reason: string; status: string | null; heldBack: number };

export async function findReturnedContacts(
  trx: SpaceTransaction,
  holderId: HolderId,
): Promise<ReturnedContact[]> {
  const { rows } = await sql<ReturnedContact>`
    select address, to_char(since at time zone 'Europe/Paris', 'YYYY-MM-DD') as since, reason, status,
      (select count(*)::int from mail where address_key(recipient) = suppression.address_key
        and state = 'suppressed') as "heldBack"
    from suppression
    where released_at is null and address_key in (
      select address_key(email) from holder where id = ${holderId} and email is not null
      union select email_key from account
        where holder_id = ${holderId} and closed_at is null and email_key is not null)
    order by since`.execute(trx);
  return rows;
}
