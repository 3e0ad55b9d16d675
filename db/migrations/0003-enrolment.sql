-- Where each person stands between the registry and an open account.
create table enrolment (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  state text not null check (state in ('open', 'activated', 'closed')) default 'open',
  opened_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create unique index one_live_enrolment on enrolment (space_id, holder_id) where state <> 'closed';
select guard_by_space('enrolment');

create table letter_batch (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('notification', 'provisional_password')),
  letters integer not null,
  printed_at timestamptz not null default now(),
  primary key (space_id, id)
);
select guard_by_space('letter_batch');

-- Only the hash of a secret is kept; `expired` also stands for a letter that a newer one replaced.
create table letter (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  enrolment_id uuid not null,
  kind text not null check (kind in ('notification', 'provisional_password')),
  state text not null
    check (state in ('to_print', 'printed', 'posted', 'returned', 'used', 'expired')) default 'to_print',
  batch_id uuid,
  secret_hash text,
  secret_expires_at timestamptz,
  requested_at timestamptz not null default now(),
  printed_at timestamptz,
  posted_at timestamptz,
  settled_at timestamptz,
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id, enrolment_id) references enrolment (space_id, holder_id, id),
  foreign key (space_id, batch_id) references letter_batch (space_id, id)
);
create index letters_to_print on letter (space_id, kind) where state = 'to_print';
create unique index one_live_secret on letter (space_id, holder_id)
  where kind = 'provisional_password' and state in ('to_print', 'printed', 'posted');
select guard_by_space('letter');
