import { type RawBuilder, sql } from "kysely";
import { type Change, changeOf, paymentStatuses } from "../payment.status.ts";

/** The table of statuses in SQL; `same` where one of the two is unknown. */
export function changeBetween(from: RawBuilder<unknown>, to: RawBuilder<unknown>): RawBuilder<Change> {
  const rows = paymentStatuses.flatMap((one) =>
    paymentStatuses.map((other) => [`${one} ${other}`, changeOf(one, other)] as const),
  );
  const whens = rows.map(([pair, change]) => sql`when ${sql.lit(pair)} then ${sql.lit(change)}`);
  return sql<Change>`(case ${from} || ' ' || ${to} ${sql.join(whens, sql` `)} else 'same' end)`;
}

/** The status of a transfer from those of its lines `p`: that of those with an amount, the first of this order. */
export const statusOfLines = sql<string>`
  (array['paid', 'ordered', 'returned', 'rejected'])[coalesce(
    min(array_position(array['paid', 'ordered', 'returned', 'rejected'], p.status)) filter (where p.amount_cents <> 0),
    min(array_position(array['paid', 'ordered', 'returned', 'rejected'], p.status)))]`;
