-- What strangers together may do in an hour, by kind: all of them (network '') or those of one network. It replaces
-- iban_budget and spray_alarm, which the former version still reads during an update.
create table budget (
  space_id text not null default current_space(),
  hour timestamptz not null,
  kind text not null,
  network text not null,
  spent integer not null,
  primary key (space_id, hour, kind, network)
);
select guard_by_space('budget');

-- What staff were told in that hour: each thing once.
create table alarm (
  space_id text not null default current_space(),
  hour timestamptz not null,
  about text not null,
  primary key (space_id, hour, about)
);
select guard_by_space('alarm');

-- Asks of a source, apart from its failures.
create table source_ask (
  space_id text not null default current_space(),
  source text not null,
  hour timestamptz not null,
  subject text not null,
  asks integer not null default 1,
  primary key (space_id, source, hour, subject)
);
create index source_asks_by_hour on source_ask (space_id, hour);
select guard_by_space('source_ask');
