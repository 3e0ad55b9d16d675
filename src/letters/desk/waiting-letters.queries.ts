import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { LetterKind } from "#infra/db/tables/enrolment-tables.ts";
import { asInterval } from "#kernel/duration.ts";
import type { Space } from "#spaces/space.ts";
import { everyLetterKind } from "../printing/batch-files.rules.ts";
import { isPointless } from "../requested-letters.queries.ts";
import { roomToday } from "./letters-today.queries.ts";

/** `held`: no secret is sent to an address that changed lately. `beyond`: more than the day may have. */
export type WaitingKind = {
  kind: LetterKind;
  waiting: number;
  held: number;
  beyond: number;
  /** What an order would print now, batch after batch. */
  printable: number;
  since: Date | null;
};

type Counted = { kind: LetterKind; waiting: number; held: number; since: Date | null };

/** What waits, by kind. With two letters, people new on file wait for both of them. */
export async function listWaiting(trx: SpaceTransaction, { policy }: Space): Promise<WaitingKind[]> {
  const { addressCoolingOff, perDay } = policy.letters;
  const { rows } = await sql<Counted>`
    select letter.kind, count(*)::int as waiting, min(letter.requested_at) as since,
      count(*) filter (where letter.kind <> 'notification'
        and holder.address_changed_at > now() - ${asInterval(addressCoolingOff)}::interval)::int as held
    from letter
    join holder on holder.id = letter.holder_id and holder.closed_at is null
    left join enrolment on enrolment.holder_id = letter.holder_id and enrolment.id = letter.enrolment_id
    where letter.state = 'to_print' and (letter.enrolment_id is null or enrolment.state = 'open')
      and not ${isPointless}
    group by letter.kind`.execute(trx);
  const entering = policy.enrolment === "provisional-credentials" ? await countEntering(trx) : 0;
  const kinds: WaitingKind[] = [];
  for (const kind of everyLetterKind) {
    const counted = rows.find((row) => row.kind === kind) ?? { kind, waiting: 0, held: 0, since: null };
    const isFirst = kind === "notification" || kind === "provisional_password";
    const waiting = counted.waiting + (isFirst ? entering : 0);
    const ready = waiting - counted.held;
    const printable = Math.min(ready, await roomToday(trx, kind, perDay));
    kinds.push({ ...counted, waiting, printable, beyond: ready - printable });
  }
  return kinds;
}

/** People on file without an enrolment, who get one when their letters are ordered. */
async function countEntering(trx: SpaceTransaction): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from holder
    where holder.closed_at is null
      and not exists (select from enrolment live where live.holder_id = holder.id and live.state <> 'closed')
      and not exists (select from account
        where account.holder_id = holder.id and account.closed_at is null)`.execute(trx);
  return rows[0]?.people ?? 0;
}
