-- An application that shows a new code every thirty seconds (RFC 6238). The secret is sealed under a key outside
-- the database; `last_step` is that of the last code accepted, for a code serves once. Not asked for until proven.
create table totp (
  space_id text not null default current_space(),
  account_id uuid not null,
  sealed_secret bytea not null,
  last_step bigint not null default 0,
  begun_at timestamptz not null default now(),
  proven_at timestamptz,
  primary key (space_id, account_id),
  foreign key (space_id, account_id) references account (space_id, id)
);
select guard_by_space('totp');

create table passkey (
  space_id text not null default current_space(),
  account_id uuid not null,
  id uuid not null default gen_random_uuid(),
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  added_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (space_id, account_id, id),
  unique (space_id, credential_id),
  foreign key (space_id, account_id) references account (space_id, id)
);
select guard_by_space('passkey');

-- The challenge of a passkey being added or shown; one at a time for an account, and it serves once.
create table passkey_challenge (
  space_id text not null default current_space(),
  account_id uuid not null,
  purpose text not null check (purpose in ('adding', 'proving')),
  challenge text not null,
  expires_at timestamptz not null,
  primary key (space_id, account_id, purpose),
  foreign key (space_id, account_id) references account (space_id, id)
);
select guard_by_space('passkey_challenge');

-- Ten codes on paper for whoever lost the factor. Keyed hashes of 50 random bits each.
create table recovery_code (
  space_id text not null default current_space(),
  account_id uuid not null,
  hash bytea not null,
  used_at timestamptz,
  primary key (space_id, account_id, hash),
  foreign key (space_id, account_id) references account (space_id, id)
);
select guard_by_space('recovery_code');
