-- The address and the password chosen in a first connection stay in its journey until the link is followed. A sign-in
-- finds them by the address or the holder. In columns: under row-level security no index on an expression is used.
alter table journey
  add column chosen_address_key text generated always as (
    case when data ? 'passwordHash' then lower((data ->> 'email') collate "C") end) stored,
  add column chosen_by uuid generated always as (
    case when data ? 'passwordHash' then (data ->> 'holderId')::uuid end) stored;
create index journeys_by_chosen_address on journey (space_id, chosen_address_key)
  where chosen_address_key is not null;
create index journeys_by_chooser on journey (space_id, chosen_by) where chosen_by is not null;
