-- Who asked for a letter, which says so: the service sends it of its own accord, or the holder asked for it.
alter table letter add column by_staff boolean not null default false;
