-- SMS to be sent, as `mail`: written in the transaction of what it tells, composed just before it leaves.
create table sms (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  holder_id uuid,
  kind text not null,
  recipient text not null,
  props jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'refused', 'expired')) default 'waiting',
  attempts integer not null default 0,
  last_error text,
  queued_at timestamptz not null default now(),
  expires_at timestamptz,
  sent_at timestamptz,
  primary key (space_id, id)
);
create index sms_of_holder on sms (space_id, holder_id, queued_at);
select guard_by_space('sms');

-- How many SMS left on a day: those of one space, and under '' those of all together, which is why no space
-- guards this table. It names nobody.
create table sms_budget (
  day date not null,
  space text not null,
  sent integer not null,
  primary key (day, space)
);
