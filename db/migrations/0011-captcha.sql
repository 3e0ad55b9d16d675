-- Challenges are derived from their token and a key, and stand nowhere until they are answered: this remembers
-- those that were, right or wrong, until they would have expired anyway (LOG-12).
create table spent_challenge (
  space_id text not null default current_space(),
  id uuid not null,
  expires_at timestamptz not null,
  primary key (space_id, id)
);
create index spent_challenges_by_expiry on spent_challenge (space_id, expires_at);
select guard_by_space('spent_challenge');
