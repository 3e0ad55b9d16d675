-- A code sent by mail or SMS. Its six digits are derived from this row and a key outside the database, never
-- stored. Whoever typed a number that nobody has gets a row all the same, without a holder: it is never sent.
create table code (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  journey_id uuid not null,
  channel text not null check (channel in ('mail', 'sms')),
  holder_id uuid,
  tries integer not null default 0,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (space_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create unique index one_live_code on code (space_id, journey_id, channel) where used_at is null;
create index codes_by_expiry on code (space_id, expires_at);
select guard_by_space('code');

-- The masked contacts shown for a number that nobody has: drawn once, as on file elsewhere in the space, so
-- that the number always shows the same. `subject` is a keyed hash.
create table decoy (
  space_id text not null default current_space(),
  subject text not null,
  email_mask text,
  phone_mask text,
  drawn_at timestamptz not null default now(),
  primary key (space_id, subject)
);
select guard_by_space('decoy');

-- When a new password by post was last asked for, for numbers known and unknown alike. `subject` is a keyed hash.
create table post_request (
  space_id text not null default current_space(),
  subject text not null,
  asked_at timestamptz not null default now(),
  primary key (space_id, subject)
);
select guard_by_space('post_request');
