import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { KnownContacts } from "./contacts-to-check.rules.ts";

/** A link followed, at the activation or for a lost password, proves the address of an account. */
export async function findContacts(trx: SpaceTransaction, holderId: HolderId): Promise<KnownContacts> {
  const { rows } = await sql<KnownContacts>`
    select coalesce(account.email, holder.email) as email, holder.phone,
      account.email is not null and greatest(account.activated_at, (
        select max(at) from security_event
        where holder_id = holder.id and kind in ('account_activated', 'password_recovered')
      )) > now() - interval '1 year' as "emailConfirmed"
    from holder join account on account.holder_id = holder.id and account.closed_at is null
    where holder.id = ${holderId}`.execute(trx);
  const [row] = rows;
  if (!row) throw new Error("someone signed in has no account");
  return row;
}
