-- An account exists from the moment it can be used; what is chosen before stays in the journey.
create table account (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  email text,
  email_key text,
  password_hash text not null,
  password_changed_at timestamptz not null default now(),
  activated_at timestamptz not null default now(),
  closed_at timestamptz,
  primary key (space_id, holder_id, id),
  unique (space_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create unique index one_live_account on account (space_id, holder_id) where closed_at is null;
create unique index one_account_an_address on account (space_id, email_key) where closed_at is null;
select guard_by_space('account');

-- Tries and locks, for known and unknown subjects alike. `subject` is a keyed hash.
create table attempt (
  space_id text not null default current_space(),
  subject text not null,
  failures integer not null default 0,
  consecutive_failures integer not null default 0,
  locks integer not null default 0,
  locked_until timestamptz,
  last_at timestamptz not null default now(),
  primary key (space_id, subject)
);
select guard_by_space('attempt');

-- Which subjects failed from which source, by the hour: the ground of the limits by source and overall.
create table source_failure (
  space_id text not null default current_space(),
  source text not null,
  hour timestamptz not null,
  subject text not null,
  failures integer not null default 1,
  primary key (space_id, source, hour, subject)
);
create index source_failures_by_hour on source_failure (space_id, hour);
select guard_by_space('source_failure');

-- A browser that has signed in before keeps a quota of its own.
create table known_browser (
  space_id text not null default current_space(),
  account_id uuid not null,
  token_hash bytea not null,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  primary key (space_id, token_hash, account_id),
  foreign key (space_id, account_id) references account (space_id, id)
);
select guard_by_space('known_browser');

create table session (
  space_id text not null default current_space(),
  account_id uuid not null,
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  source text not null,
  browser text not null,
  primary key (space_id, token_hash),
  unique (space_id, id),
  foreign key (space_id, account_id) references account (space_id, id)
);
create index sessions_of_account on session (space_id, account_id) where ended_at is null;
select guard_by_space('session');

create table security_event (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id bigint generated always as identity,
  kind text not null,
  at timestamptz not null default now(),
  source text not null default '',
  browser text not null default '',
  detail jsonb not null default '{}',
  primary key (space_id, holder_id, id)
);
select guard_by_space('security_event');
