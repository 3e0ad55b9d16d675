import { sql } from "kysely";
import type { ReturnReason } from "#infra/db/tables/enrolment-tables.ts";
import type { Day } from "#kernel/values/day.ts";

/** A letter came back from the address on file, on that day in Paris. */
export type LetterBack = { since: Day; reason: ReturnReason | null };

/** For a query on `holder`. `null` while no letter came back, and again once the address has changed. */
export const letterBack = sql<LetterBack | null>`(
  case when holder.address_returned_at is not null then json_build_object(
    'since', to_char(holder.address_returned_at at time zone 'Europe/Paris', 'YYYY-MM-DD'),
    'reason', (select letter.return_reason from letter
      where letter.holder_id = holder.id and letter.returned_at is not null
      order by letter.returned_at desc limit 1)) end)`;
