-- Why a member of staff opened a card. The holder reads the role, the reason and the day, never the name.
create table card_opening (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id bigint generated always as identity,
  -- An account of the office, whose rows are in a space of its own.
  staff_id uuid not null,
  role text not null,
  reason text not null check (reason in ('call', 'returned_letter', 'request', 'control', 'other')),
  note text not null default '',
  opened_at timestamptz not null default now(),
  -- When the card was last read for this reason: it is not asked again soon after.
  seen_at timestamptz not null default now(),
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
select guard_by_space('card_opening');

-- What was said on the telephone.
create table call_note (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id bigint generated always as identity,
  staff_id uuid not null,
  staff_name text not null,
  -- Who called: the holder, or somebody else, who is named.
  caller text not null check (caller in ('holder', 'other')),
  caller_name text not null default '',
  identity_checked boolean not null,
  said text not null,
  noted_at timestamptz not null default now(),
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
select guard_by_space('call_note');

-- Changes of the file made here and not by an import, one row a column. Until a row is settled, an import whose file
-- has another value leaves `after` on file, and lists the conflict.
create table holder_change (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id bigint generated always as identity,
  -- A column of the registry.
  field text not null check (field in ('address_1', 'address_2', 'address_3', 'postal_code', 'city', 'country',
    'email', 'phone', 'iban')),
  before text,
  after text,
  by text not null check (by in ('holder', 'staff')),
  at timestamptz not null default now(),
  -- Since when imports decide again: the file caught up, staff preferred the file, or a newer change came.
  settled_at timestamptz,
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create unique index holder_change_open on holder_change (space_id, holder_id, field) where settled_at is null;
select guard_by_space('holder_change');

-- When what is on file last changed, as address_changed_at: recent changes are shown to staff in red.
alter table holder add column contact_changed_at timestamptz, add column iban_changed_at timestamptz;
