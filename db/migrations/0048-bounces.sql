-- What came back of a mail: a reply that refused it for good, or a report (RFC 3464) that arrived later.
-- An address that fails for good is suppressed: mails that can wait are no longer sent to it.

-- As addressKey of the application: only ASCII letters are lowered.
create function address_key(address text) returns text
  language sql immutable parallel safe strict
  return lower(normalize(btrim(address), NFC) collate "C");

alter table mail drop constraint mail_state_check;
alter table mail add constraint mail_state_check
  check (state in ('waiting', 'sent', 'refused', 'expired', 'suppressed'));
-- The mail that this one repeats, when staff sent it again.
alter table mail add column repeats uuid;
create index mail_to_address on mail (space_id, address_key(recipient), queued_at);

create table bounce (
  space_id text not null default current_space(),
  mail_id uuid not null,
  holder_id uuid,
  fate text not null check (fate in ('lasting', 'passing', 'ours')),
  -- Enhanced status code (RFC 3463), when there was one.
  status text,
  reason text not null,
  learnt_by text not null check (learnt_by in ('reply', 'report')),
  at timestamptz not null default now(),
  primary key (space_id, mail_id),
  foreign key (space_id, mail_id) references mail (space_id, id) on delete cascade
);
create index bounce_lately on bounce (space_id, at);
create index bounce_of_holder on bounce (space_id, holder_id, at);
select guard_by_space('bounce');

create table suppression (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  address_key text not null,
  address text not null,
  holder_id uuid,
  status text,
  reason text not null,
  since timestamptz not null default now(),
  -- By staff, by a link that was followed at this address, or because its holder has another one now.
  released_at timestamptz,
  released_because text check (released_because in ('staff', 'proven', 'left')),
  primary key (space_id, address_key),
  unique (space_id, id),
  check ((released_at is null) = (released_because is null))
);
create index suppression_in_force on suppression (space_id, since) where released_at is null;
select guard_by_space('suppression');
