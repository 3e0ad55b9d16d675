-- Holders on file, as the registry names them; a holder that the whole registry no longer names is closed.
create table holder (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  number text not null,
  title text not null default '',
  last_name text not null default '',
  first_name text not null default '',
  organisation text not null default '',
  address_1 text not null default '',
  address_2 text not null default '',
  address_3 text not null default '',
  postal_code text not null default '',
  city text not null default '',
  country text not null default 'FR',
  email text,
  phone text,
  iban text,
  birth_date date,
  address_changed_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (space_id, id),
  unique (space_id, number)
);
select guard_by_space('holder');

-- One row a run of `parvis import registry`; a run that is 'running' without its advisory lock was interrupted.
create table registry_import (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  file_name text not null,
  file_sha256 text,
  whole_registry boolean not null default false,
  state text not null check (state in ('running', 'applied', 'refused', 'interrupted')),
  report jsonb not null default '{}',
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  primary key (space_id, id)
);
select guard_by_space('registry_import');
