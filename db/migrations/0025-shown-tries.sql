-- What a source is shown of its own failures on a name: it decides nothing, and goes a month after the last of them.
alter table attempt add column shown boolean not null default false;
