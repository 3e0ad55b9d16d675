import { type RawBuilder, sql } from "kysely";

/**
 * Whether the holder of a row has chosen a password since: whatever was asked for before to choose one with, a link,
 * a code or a letter, is then no longer wanted (REC-06). Both are columns of the statement.
 */
export const hasChosenSince = (
  holderId: RawBuilder<unknown>,
  since: RawBuilder<unknown>,
) => sql<boolean>`exists (
  select from account
  where account.holder_id = ${holderId} and account.closed_at is null
    and account.password_changed_at > ${since})`;
