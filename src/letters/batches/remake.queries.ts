import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";
import type { BatchId, EnrolmentId, HolderId, LetterId } from "#kernel/ids.ts";
import { isPointless } from "../requested-letters.queries.ts";

type Named = { id: LetterId; holderId: HolderId };
type Spoilt = { holderId: HolderId; enrolmentId: EnrolmentId | null; byStaff: boolean };

/** Its secret is dead. A letter that was used, came back or was replaced meanwhile is left as it is. */
export async function endSpoiltLetters(
  trx: SpaceTransaction,
  batch: BatchId,
  letters: readonly Named[],
): Promise<Spoilt[]> {
  const { rows } = await sql<Spoilt>`
    update letter set state = 'expired', settled_at = now()
    from unnest(${letters.map(({ holderId }) => holderId)}::uuid[], ${letters.map(({ id }) => id)}::uuid[])
      as named (holder_id, id)
    where letter.holder_id = named.holder_id and letter.id = named.id and letter.batch_id = ${batch}
      and letter.state in ('printed', 'posted') and not ${isPointless}
    returning letter.holder_id as "holderId", letter.enrolment_id as "enrolmentId",
      letter.by_staff as "byStaff"`.execute(trx);
  return rows;
}

/** New letters in the place of those, to be printed: nobody asked for them, so they count in no quota. */
export async function insertRemade(trx: SpaceTransaction, batch: BatchId, spoilt: readonly Spoilt[]) {
  await sql`
    insert into letter (holder_id, enrolment_id, kind, by_staff, remakes)
    select spoilt.holder_id, spoilt.enrolment_id, letter_batch.kind, spoilt.by_staff, letter_batch.id
    from letter_batch, unnest(
      ${spoilt.map(({ holderId }) => holderId)}::uuid[],
      ${spoilt.map(({ enrolmentId }) => enrolmentId)}::uuid[],
      ${spoilt.map(({ byStaff }) => byStaff)}::boolean[]
    ) as spoilt (holder_id, enrolment_id, by_staff)
    where letter_batch.id = ${batch}`.execute(trx);
}
