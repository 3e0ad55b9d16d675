-- Tries that are counted for life, idle or not: those of what can never be changed by whoever guesses it.
alter table attempt add column for_life boolean not null default false;

-- Ends of IBAN that were wrong, all numbers together, by the hour: beyond the policy's budget none is judged.
create table iban_budget (
  space_id text not null default current_space(),
  hour timestamptz not null,
  failures integer not null default 0,
  alarm_raised_at timestamptz,
  primary key (space_id, hour)
);
select guard_by_space('iban_budget');
