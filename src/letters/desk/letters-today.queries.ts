import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import type { LetterRule } from "#spaces/space.ts";
import { countWaiting, type Waiting } from "../printing/letters-to-print.queries.ts";

const isAskedFor = (kind: LetterKind) => kind === "new_password" || kind === "lost_factor";

/** How many letters of that kind may still be printed today (Paris time). One printed again does not count. */
export async function roomToday(trx: SpaceTransaction, kind: LetterKind, perDay: number): Promise<number> {
  if (!isAskedFor(kind)) return Number.POSITIVE_INFINITY;
  return Math.max(0, perDay - (await countPrintedToday(trx)));
}

/** Letters that their holders, or staff for them, asked for. */
export async function countPrintedToday(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ printed: number }>`
    select count(*)::int as printed from letter
    where enrolment_id is null and remakes is null
      and printed_at >= date_trunc('day', now() at time zone 'Europe/Paris') at time zone 'Europe/Paris'`.execute(
    trx,
  );
  return rows[0]?.printed ?? 0;
}

export async function countPrintable(trx: SpaceTransaction, which: Waiting, { perDay }: LetterRule) {
  const waiting = await countWaiting(trx, which);
  return which.remakes ? waiting : Math.min(waiting, await roomToday(trx, which.kind, perDay));
}
