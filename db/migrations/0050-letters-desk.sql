-- The letter desk. Each letter has a number that its reference spells, and its place in its batch. `remakes`: the batch
-- in which its former print came out wrong; such a letter counts in no quota.
alter table letter add column serial bigint generated always as identity;
alter table letter add column place integer;
alter table letter add column pages integer;
alter table letter add column remakes uuid;
alter table letter add column returned_at timestamptz;
alter table letter add column return_reason text
  check (return_reason in ('unknown_addressee', 'refused', 'unclaimed', 'bad_address'));
create unique index letters_by_serial on letter (space_id, serial);
create index letters_of_batch on letter (space_id, batch_id);
create index letters_returned on letter (space_id, returned_at) where returned_at is not null;

-- A batch printed at the desk has a sealed file until it is downloaded, once, or destroyed. The file of a batch
-- printed at the command line is in the folder that the command names: `file_name` is null.
alter table letter_batch add column remakes uuid;
alter table letter_batch add column printed_by text;
alter table letter_batch add column file_name text;
alter table letter_batch add column file_key bytea;
alter table letter_batch add column downloaded_at timestamptz;
alter table letter_batch add column downloaded_by text;
alter table letter_batch add column destroyed_at timestamptz;
alter table letter_batch add column posted_at timestamptz;
alter table letter_batch add column posted_by text;

-- What staff ordered to print; the worker does it. Its batch takes its id. One at a time of each kind.
create table letter_order (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  kind text not null check (kind in ('notification', 'provisional_password', 'new_password', 'lost_factor')),
  remakes uuid,
  ordered_by text,
  ordered_at timestamptz not null default now(),
  ended_at timestamptz,
  outcome text check (outcome in ('printed', 'nothing', 'cancelled')),
  primary key (space_id, id),
  check ((ended_at is null) = (outcome is null))
);
create unique index one_order_of_a_kind on letter_order (space_id, kind) where ended_at is null;
select guard_by_space('letter_order');

-- A letter came back from the address on file. A change of the address clears it, wherever the change is made.
alter table holder add column address_returned_at timestamptz;
create function forget_returned_address() returns trigger language plpgsql as $$
begin
  new.address_returned_at := null;
  return new;
end $$;
create trigger forget_returned_address before update of address_changed_at on holder for each row
  when (old.address_returned_at is not null and old.address_changed_at is distinct from new.address_changed_at)
  execute function forget_returned_address();
