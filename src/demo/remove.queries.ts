import { sql } from "kysely";
import type { SpaceTransaction } from "#infra/db/space-db.ts";

export type Removed = { persons: number; accounts: number; messages: number; letters: number };

const persons = sql`(select id from holder where demonstration)`;
const accounts = sql`(select id from account where holder_id in ${persons})`;

const ofAccounts = [
  "known_browser",
  "session",
  "totp",
  "passkey_challenge",
  "passkey",
  "recovery_code",
  "former_password",
  "provider_link",
] as const;
const ofPersons = [
  "link",
  "code",
  "mail",
  "sms",
  "letter",
  "enrolment",
  "account",
  "security_event",
] as const;

/** Deletes the marked holders of a space and everything about them, waiting mails and SMS included. */
export async function removeMarked(trx: SpaceTransaction): Promise<Removed> {
  const removed = await countMarked(trx);
  await sql`delete from journey where data->>'holderId' in (select id::text from holder where demonstration)
    or id in (select journey_id from link where holder_id in ${persons}
      union select journey_id from code where holder_id in ${persons})`.execute(trx);
  for (const table of ofAccounts)
    await sql`delete from ${sql.table(table)} where account_id in ${accounts}`.execute(trx);
  const batches = sql`(select batch_id from letter where holder_id in ${persons})`;
  const { rows } = await sql<{ id: string }>`select id from letter_batch where id in ${batches}`.execute(trx);
  for (const table of ofPersons)
    await sql`delete from ${sql.table(table)} where holder_id in ${persons}`.execute(trx);
  await sql`delete from letter_batch where id = any(${rows.map(({ id }) => id)}::uuid[])
    and not exists (select from letter where letter.batch_id = letter_batch.id)`.execute(trx);
  await sql`delete from holder where demonstration`.execute(trx);
  return removed;
}

async function countMarked(trx: SpaceTransaction): Promise<Removed> {
  const { rows } = await sql<Removed>`select
    (select count(*)::int from holder where demonstration) as persons,
    (select count(*)::int from account where holder_id in ${persons}) as accounts,
    (select count(*)::int from mail where holder_id in ${persons})
      + (select count(*)::int from sms where holder_id in ${persons}) as messages,
    (select count(*)::int from letter where holder_id in ${persons}) as letters`.execute(trx);
  return rows[0] ?? { persons: 0, accounts: 0, messages: 0, letters: 0 };
}
