-- Whom a provider of identities vouches for (OpenID Connect), linked to an account by its password. The identity is a
-- keyed hash of issuer and subject. A change of password ends every link.
create table provider_link (
  space_id text not null default current_space(),
  identity bytea not null,
  account_id uuid not null,
  linked_at timestamptz not null default now(),
  used_at timestamptz not null default now(),
  primary key (space_id, identity),
  foreign key (space_id, account_id) references account (space_id, id) on delete cascade
);
create index provider_link_account on provider_link (space_id, account_id);
select guard_by_space('provider_link');
