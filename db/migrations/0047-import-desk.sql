-- Files uploaded at the desk of imports, and what became of each. The bytes lie sealed on disk, with a key of their own
-- that is itself sealed here: without it the file, and every copy of it, opens no more.
create table upload (
  space_id text not null default current_space(),
  id uuid not null,
  kind text not null check (kind in ('registry', 'payments')),
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  whole_registry boolean not null default false,
  -- As the member said; null: judged by its letters.
  encoding text,
  -- Which of our columns each column of the file is, by its name in lower case; '' leaves it out.
  columns jsonb not null default '{}',
  file_key bytea,
  -- Of the list of refusals, sealed beside it.
  rejects_key bytea,
  state text not null default 'uploaded' check (state in ('uploaded', 'checking', 'refused', 'ready', 'rehearsing',
    'rehearsed', 'waiting', 'approved', 'applying', 'applied', 'cancelled', 'expired', 'interrupted')),
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  uploaded_at timestamptz not null default now(),
  asked_by uuid,
  approved_by uuid,
  approved_by_name text,
  -- What a check, a rehearsal or an import has read so far.
  read_bytes bigint not null default 0,
  -- The last sign of the job at work.
  seen_at timestamptz not null default now(),
  report jsonb,
  import_id uuid,
  ended_at timestamptz,
  demonstration boolean not null default false,
  primary key (space_id, id),
  constraint four_eyes check (approved_by is null or approved_by not in (uploaded_by, asked_by))
);
create index uploads_in_time on upload (space_id, uploaded_at desc, id);
-- One import of a space at a time.
create unique index one_upload_at_work on upload (space_id) where state in ('approved', 'applying');
select guard_by_space('upload');

-- Its history, one row a step. `by_name` is empty where Parvis took the step itself.
create table upload_step (
  space_id text not null default current_space(),
  upload_id uuid not null,
  id bigint generated always as identity,
  state text not null,
  by_name text not null default '',
  note text not null default '',
  at timestamptz not null default now(),
  primary key (space_id, upload_id, id),
  foreign key (space_id, upload_id) references upload (space_id, id) on delete cascade
);
select guard_by_space('upload_step');

-- Which column is which, as staff said it for a set of headers. Offered again for the next file with the same ones.
create table column_mapping (
  space_id text not null default current_space(),
  kind text not null check (kind in ('registry', 'payments')),
  -- SHA-256 of the names, sorted.
  headers text not null,
  columns jsonb not null,
  said_by_name text not null,
  said_at timestamptz not null default now(),
  primary key (space_id, kind, headers)
);
select guard_by_space('column_mapping');

-- Pages of real holders, drawn from inside a rehearsal and kept sealed until the import ends.
create table rehearsed_page (
  space_id text not null default current_space(),
  upload_id uuid not null,
  -- Their rank in the rehearsal, from 1.
  holder integer not null,
  holder_id uuid not null,
  page text not null,
  label text not null,
  sealed bytea not null,
  primary key (space_id, upload_id, holder, page),
  foreign key (space_id, upload_id) references upload (space_id, id) on delete cascade
);
select guard_by_space('rehearsed_page');
