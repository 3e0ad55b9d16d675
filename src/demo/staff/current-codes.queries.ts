import { sql } from "kysely";
import { unsealTotp } from "#account/factors/totp/totp.actions.ts";
import { codeAt, codeLasts } from "#account/factors/totp/totp.ts";
import type { Context } from "#context.ts";
import type { AccountId } from "#kernel/ids.ts";

/** `next`: the code that follows the current one, `left` seconds from now. */
export type CurrentCode = { email: string; name: string; code: string; next: string; left: number };

type Row = { accountId: AccountId; email: string; name: string; sealed: Buffer; now: number };

/** Of persons of the demonstration only: nobody may see the code of a real member. */
export const currentCodes = (office: Context): Promise<CurrentCode[]> =>
  office.db.inTransaction(async (trx) => {
    const { rows } = await sql<Row>`
      select account.id as "accountId", holder.number as email, holder.first_name || ' ' || holder.last_name as name,
        totp.sealed_secret as sealed, extract(epoch from now())::float8 as now
      from holder
      join account on account.holder_id = holder.id and account.closed_at is null
      join totp on totp.account_id = account.id and totp.proven_at is not null
      where holder.demonstration and holder.closed_at is null
      order by holder.created_at`.execute(trx);
    return rows.map(({ accountId, email, name, sealed, now }) => {
      const secret = unsealTotp(office, accountId, sealed);
      const code = codeAt(secret, now);
      const next = codeAt(secret, now + codeLasts);
      return { email, name, code, next, left: codeLasts - (Math.floor(now) % codeLasts) };
    });
  });
