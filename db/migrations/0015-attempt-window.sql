-- When what is counted began: a quota is of so many within a time that runs from the first of them.
alter table attempt add column first_at timestamptz not null default now();
