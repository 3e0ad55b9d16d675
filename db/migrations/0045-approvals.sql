-- What takes two members of staff: one asks, another decides, and the same transaction does it.
create table approval (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  kind text not null,
  -- Whose file it is; null: of nobody, such as an import.
  holder_id uuid,
  payload jsonb not null,
  reason text not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'refused', 'cancelled')),
  asked_at timestamptz not null default now(),
  asked_by uuid not null,
  asked_by_name text not null,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  decision_reason text,
  primary key (space_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id),
  constraint settled_approval check ((state = 'waiting') = (decided_at is null)),
  -- Four eyes: nobody decides their own request. They may only withdraw it.
  constraint four_eyes check (state in ('waiting', 'cancelled') or decided_by <> asked_by)
);
create index approvals_waiting on approval (space_id, asked_at) where state = 'waiting';
create index approvals_of_holder on approval (space_id, holder_id) where holder_id is not null;
select guard_by_space('approval');
