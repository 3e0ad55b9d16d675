-- The hours in which so many people's passwords were missed that somebody tried one password on many; told to staff once.
create table spray_alarm (
  space_id text not null default current_space(),
  hour timestamptz not null,
  primary key (space_id, hour)
);
select guard_by_space('spray_alarm');

-- Staff are told of wrong ends of IBAN before there are so many that none is judged any more.
alter table iban_budget add column warned_at timestamptz;
