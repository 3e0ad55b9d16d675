-- Passwords an account has had, for the spaces that refuse the last ones; as many are kept as the policy says.
create table former_password (
  space_id text not null default current_space(),
  account_id uuid not null,
  id bigint generated always as identity,
  password_hash text not null,
  replaced_at timestamptz not null default now(),
  primary key (space_id, account_id, id),
  foreign key (space_id, account_id) references account (space_id, id)
);
select guard_by_space('former_password');

-- The advice to renew a password: when it was last mailed, and when it was last put aside on the page.
alter table account add column renewal_mailed_at timestamptz;
alter table account add column renewal_dismissed_at timestamptz;
