-- Tries taken and not judged yet: a lock that only they bring is not told before they are.
alter table attempt add column in_flight integer not null default 0;
