import { Client } from "pg";

const holderId = "md5('holder' || place)::uuid";
/** A time of the last year, as far into it as the place is into the table. */
const inAYear = (places: number, after = "0 days") =>
  `now() - interval '365 days' * (1 - place::float / ${places}) + interval '${after}'`;

/**
 * A year of a space: so many holders, each with two letters; half of them with an account; as many events and mails as
 * holders, and as many payments.
 */
export async function fillYear(databaseUrl: string, space: string, size: number) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const each = `from generate_series(1, ${size}::bigint) place`;
  try {
    await client.query("select set_config('parvis.space', $1, false)", [space]);
    await client.query(`insert into holder (id, number) select ${holderId}, 'B' || place ${each}`);
    await client.query(
      `insert into enrolment (holder_id, id) select ${holderId}, md5('e' || place)::uuid ${each}`,
    );
    await client.query(`
      insert into letter (holder_id, enrolment_id, kind, state, requested_at, printed_at, posted_at, settled_at)
      select ${holderId}, md5('e' || place)::uuid, kind,
        case when place % 50 = 0 then 'returned' when place % 2 = 0 then 'used' else 'expired' end,
        ${inAYear(size, "-4 days")}, ${inAYear(size, "-2 days")}, ${inAYear(size, "-1 days")}, ${inAYear(size)}
      from generate_series(1, ${size}::bigint) place, unnest(array['notification', 'provisional_password']) kind`);
    await client.query(`
      insert into account (holder_id, password_hash, activated_at) select ${holderId}, 'x', ${inAYear(size)}
      ${each} where place % 2 = 0`);
    await client.query(`
      insert into security_event (holder_id, kind, at, actor)
      select md5('holder' || (1 + place * 7919 % ${size}))::uuid, (array['signed_in', 'signed_in', 'signed_in', 'signed_in',
        'signed_out', 'sign_in_failed', 'locked', 'credentials_recognised', 'recovery_asked', 'password_recovered'])
        [1 + place % 10], ${inAYear(size)}, 'visitor' ${each}`);
    await client.query(`
      insert into mail (holder_id, kind, recipient, props, state, queued_at)
      select ${holderId}, 'recovery', 'a@boite.example', '{}', case when place % 40 = 0 then 'refused' else 'sent' end,
        now() - interval '90 days' * (1 - place::float / ${size}) ${each}`);
    await client.query(`
      insert into transfer (holder_id, id, reference, amount_cents, paid_on, status, lines)
      select ${holderId}, md5('t' || place)::uuid, 'V-' || place, 1999, (${inAYear(size)})::date, 'paid', 1 ${each}`);
    await client.query(`
      insert into payment (holder_id, reference, transfer_id, paid_on, label, amount_cents, status, words, first_status)
      select ${holderId}, 'R-' || place, md5('t' || place)::uuid, (${inAYear(size)})::date, 'Versement', 1999,
        case when place % 100 = 0 then 'rejected' else 'paid' end, '', 'ordered' ${each}`);
    await client.query("vacuum (analyze) holder, enrolment, letter, account, security_event, mail, payment");
  } finally {
    await client.end();
  }
}
