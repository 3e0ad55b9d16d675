import { type RawBuilder, sql } from "kysely";

/** An SQL condition: the holder has since chosen a password, so an older link, code or letter is void (REC-06). */
export const hasChosenSince = (
  holderId: RawBuilder<unknown>,
  since: RawBuilder<unknown>,
) => sql<boolean>`exists (
  select from account
  where account.holder_id = ${holderId} and account.closed_at is null
    and account.password_changed_at > ${since})`;
