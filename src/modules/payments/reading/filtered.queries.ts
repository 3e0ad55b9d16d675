import { type RawBuilder, sql } from "kysely";
import type { HolderId } from "#kernel/ids.ts";
import type { Cursor } from "./cursor.rules.ts";
import { type PaymentFilter, searchOf } from "./payment-filter.rules.ts";

type Condition = RawBuilder<boolean>;

const all = (conditions: readonly Condition[]): Condition => sql`${sql.join(conditions, sql` and `)}`;

/** The lines of a holder that match a filter, for a table named `payment`. */
export function matches(holderId: HolderId, filter: PaymentFilter): Condition {
  const conditions = [sql<boolean>`payment.holder_id = ${holderId}`, inYear("payment", filter.year)];
  if (filter.status) conditions.push(sql`payment.status = ${filter.status}`);
  const search = searchOf(filter);
  if (search) conditions.push(found(search));
  return all(conditions);
}

/** The transfers of a holder that match, or hold a line that matches. */
export function transferMatches(holderId: HolderId, filter: PaymentFilter): Condition {
  const conditions = [sql<boolean>`transfer.holder_id = ${holderId}`, inYear("transfer", filter.year)];
  if (filter.status) conditions.push(sql`transfer.status = ${filter.status}`);
  const search = searchOf(filter);
  if (search) {
    const line = sql<boolean>`exists (
      select from payment where payment.holder_id = ${holderId} and payment.transfer_id = transfer.id
        and ${found(search)})`;
    const whole = sql<boolean>`transfer.amount_cents = ${search.amount}`;
    conditions.push(search.amount === null ? line : sql`(${line} or ${whole})`);
  }
  return all(conditions);
}

const found = ({ words, amount }: { words: string; amount: number | null }): Condition =>
  amount === null
    ? sql`strpos(payment.words, ${words}) > 0`
    : sql`(strpos(payment.words, ${words}) > 0 or payment.amount_cents in (${amount}, ${-amount}))`;

const inYear = (table: "payment" | "transfer", year: number | null): Condition =>
  year === null
    ? sql`true`
    : sql`${sql.ref(`${table}.paid_on`)} between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date`;

/** Keyset paging: the hundredth page costs as much as the first. */
export function beyond(table: "payment" | "transfer", cursor: Cursor | null): Condition {
  if (!cursor) return sql`true`;
  const { paidOn, id } = cursor.place;
  const place = sql`(${sql.ref(`${table}.paid_on`)}, ${sql.ref(`${table}.id`)})`;
  const compared = cursor.towards === "older" ? sql`<` : sql`>`;
  return sql`${place} ${compared} (${paidOn}::date, ${id}::uuid)`;
}

export const inOrder = (table: "payment" | "transfer", cursor: Cursor | null) => {
  const direction = cursor?.towards === "newer" ? sql`asc` : sql`desc`;
  return sql`${sql.ref(`${table}.paid_on`)} ${direction}, ${sql.ref(`${table}.id`)} ${direction}`;
};
