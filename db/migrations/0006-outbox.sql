-- Mail to be sent, written in the transaction of what it tells. `props` never holds a link, a code or a
-- secret: they are derived when the mail is composed, just before it leaves.
create table mail (
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
create index mail_of_holder on mail (space_id, holder_id, queued_at);
select guard_by_space('mail');

-- A value that tells whether PARVIS_SECRET is the one this database was written with.
create table installation (
  only_row boolean primary key default true check (only_row),
  key_check text not null
);
