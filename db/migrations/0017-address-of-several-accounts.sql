-- Where the number says whose account it is, one address may serve several. Accounts opened before keep theirs alone
-- among themselves, and nothing keeps another from having it too.
alter table account add column email_names_account boolean not null default true;
drop index one_account_an_address;
create unique index one_account_an_address on account (space_id, email_key)
  where closed_at is null and email_names_account;
