-- The log of runs serves every kind of import, and remembers the messages of banks that were applied.
alter table registry_import rename to import_run;
alter table import_run rename constraint registry_import_pkey to import_run_pkey;
alter table import_run rename constraint registry_import_state_check to import_run_state_check;
alter table import_run
  add column kind text not null default 'registry' check (kind in ('registry', 'payments')),
  add column message_type text,
  add column message_id text,
  add constraint import_run_message_check check ((message_id is null) = (message_type is null));
create index on import_run (space_id, message_type, message_id) where message_id is not null;

-- The former name, for instances of the previous version during an update.
create view registry_import with (security_invoker = true) as
  select space_id, id, file_name, file_sha256, whole_registry, state, report, started_at, finished_at
  from import_run;
