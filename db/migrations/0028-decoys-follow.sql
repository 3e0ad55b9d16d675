-- A number nobody has shows contacts like those of a holder, and changes when that holder's do: an import that moved
-- the masks of members alone would tell who is one. `picked` is where the holder was found, the first on file from
-- that id on; no key, since the holder may go. `mail_from` and `phone_from` are keyed hashes of the masks that the
-- stored ones were drawn from.
alter table decoy add column picked uuid, add column mail_from bytea, add column phone_from bytea;

-- Overseas mobiles are shown as they are dialled in France since, no more under their calling code. The owner of the
-- table sees no row outside a space either: for this one statement it does.
alter table decoy no force row level security;
update decoy set phone_mask = case left(phone_mask, 2)
    when '26' then '06' when '59' then '06' when '50' then '55' else '87' end || substr(phone_mask, 3)
  where left(phone_mask, 2) in ('26', '59', '50', '68');
alter table decoy force row level security;
