-- A link that leads to where a code is typed, both having come in one mail (S9, S10).
alter table link drop constraint link_purpose_check;
alter table link add constraint link_purpose_check check (purpose in ('activation', 'recovery', 'reset'));
