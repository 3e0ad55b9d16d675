-- What holders write down for themselves, each with a small file at most.
create table note (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id bigint generated always as identity,
  text text not null,
  file_name text,
  file bytea,
  written_at timestamptz not null default now(),
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
select guard_by_space('note');
