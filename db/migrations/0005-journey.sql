-- One row a journey under way, bound to one browser by the hash of its secret.
create table journey (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  kind text not null,
  version integer not null default 1,
  state text not null,
  data jsonb not null,
  browser_secret_hash bytea not null,
  started_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (space_id, id)
);
create index journeys_by_expiry on journey (space_id, expires_at);
select guard_by_space('journey');

-- A link sent by mail. Its token is derived from this row and a key outside the database, never stored.
create table link (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  purpose text not null check (purpose in ('activation', 'recovery')),
  holder_id uuid not null,
  journey_id uuid not null,
  address_key text not null,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (space_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create index live_links_of_holder on link (space_id, holder_id, purpose) where used_at is null;
select guard_by_space('link');
