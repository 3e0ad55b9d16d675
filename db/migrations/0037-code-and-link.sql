-- The journey with a code and a link has one name, where it had two.
alter table link drop constraint link_purpose_check;
alter table link no force row level security;
update link set purpose = 'code-and-link' where purpose = 'reset';
alter table link force row level security;
alter table link add constraint link_purpose_check check (purpose in ('activation', 'recovery', 'code-and-link'));
alter table mail no force row level security;
update mail set kind = 'code-and-link' where kind = 'reset';
update mail set kind = 'no-code-and-link' where kind = 'no-reset';
alter table mail force row level security;
