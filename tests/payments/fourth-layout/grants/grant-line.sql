create table grant_line (
  space_id text not null default current_space(),
  holder_id uuid not null,
  payment_id uuid not null,
  course text,
  level text check (level in ('first', 'second')),
  months integer,
  -- In hundredths of a per cent.
  rate integer,
  fee_cents bigint,
  begins_on date,
  primary key (space_id, holder_id, payment_id),
  foreign key (space_id, holder_id, payment_id) references payment (space_id, holder_id, id) on delete cascade
);
select guard_by_space('grant_line');
