import { sql } from "kysely";
import { ofHolder, subjectOf } from "#account/tries/subject.ts";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { Keys } from "#infra/sealing/keys.ts";
import type { HolderId } from "#kernel/ids.ts";
import type { LockRule } from "#spaces/space.ts";

/** Where a person stands, from the registry to an open account. */
export type FileState =
  | "left_registry"
  | "locked"
  | "account_open"
  | "account_closed"
  | "letter_on_way"
  | "letter_to_print"
  | "letter_returned"
  | "never_enrolled";

type Found = { id: HolderId; number: string };

/** `lock`: a password, or the secret of a letter, is refused for now. */
export async function findFileStates(
  trx: SpaceTransaction,
  keys: Keys,
  found: readonly Found[],
  { consecutiveFailures }: LockRule,
): Promise<ReadonlyMap<HolderId, FileState>> {
  const ids = found.map(({ id }) => id);
  const ofNumber = found.map(({ number }) => subjectOf(keys, { number }));
  const { rows } = await sql<{ id: HolderId; state: FileState }>`
    select h.id, case
      when h.closed_at is not null then 'left_registry'
      when exists (
        select from attempt where subject in (${ofHolder} || h.id, subjects.number)
          and (locked_until > now() or consecutive_failures >= ${consecutiveFailures})) then 'locked'
      when exists (select from account a where a.holder_id = h.id and a.closed_at is null) then 'account_open'
      when letter.state in ('printed', 'posted') then 'letter_on_way'
      when letter.state = 'to_print' then 'letter_to_print'
      when exists (select from account a where a.holder_id = h.id) then 'account_closed'
      when letter.state = 'returned' then 'letter_returned'
      else 'never_enrolled' end as state
    from unnest(${ids}::uuid[], ${ofNumber}::text[]) as subjects (id, number)
    join holder h on h.id = subjects.id
    left join lateral (
      select state from letter where letter.holder_id = h.id order by requested_at desc, state limit 1
    ) as letter on true`.execute(trx);
  return new Map(rows.map(({ id, state }) => [id, state]));
}
