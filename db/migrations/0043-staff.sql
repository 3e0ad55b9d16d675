-- Members of staff are holders of the space of the back office, so their accounts, factors, locks and sessions are
-- those of everybody. A role is of one portal; a member without a role there sees nothing of it.
create table staff_role (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  portal text not null,
  role text not null check (role in ('agent', 'superviseur', 'administrateur')),
  granted_at timestamptz not null default now(),
  granted_by text not null,
  ended_at timestamptz,
  ended_by text,
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create unique index one_live_role_a_portal on staff_role (space_id, holder_id, portal) where ended_at is null;
create index members_of_portal on staff_role (space_id, portal) where ended_at is null;
select guard_by_space('staff_role');

-- A one-time link to open a member's access. The token is derived from the id: only PARVIS_SECRET can make it.
create table staff_invitation (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  made_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (space_id, holder_id, id),
  unique (space_id, id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
select guard_by_space('staff_invitation');

-- When the password was typed again: required before what cannot be undone (ASVS V7.5.3).
alter table session add column confirmed_at timestamptz;
