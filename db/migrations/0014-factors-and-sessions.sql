-- A challenge is of the session or journey that asked for it: another one neither answers it nor makes it stale.
-- Emptied first: none lasts more than five minutes.
truncate passkey_challenge;
alter table passkey_challenge add column within uuid not null;
alter table passkey_challenge drop constraint passkey_challenge_pkey;
alter table passkey_challenge add primary key (space_id, account_id, purpose, within);

-- Nor is the secret of an application being set up shown in any session but the one that began.
alter table totp add column begun_within uuid;

-- Whether an account asks for more than its password. Volatile, so that it sees what was committed while the
-- statement that calls it waited for a lock; a subquery would not.
create function asks_factor(asked uuid) returns boolean
  language plpgsql volatile as $$
begin
  return exists (select from totp where account_id = asked and proven_at is not null)
    or exists (select from passkey where account_id = asked);
end $$;
