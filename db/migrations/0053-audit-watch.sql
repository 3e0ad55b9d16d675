-- What the last verification of each chain found, and the last anchor, for those who read the audit in a browser.
create table audit_check (
  space_id text primary key default current_space(),
  checked_at timestamptz,
  verdict jsonb,
  anchored_at timestamptz,
  anchored_seq bigint
);
select guard_by_space('audit_check');

-- A member of staff read more than the policy finds usual.
create table reading_alert (
  space_id text not null default current_space(),
  id uuid not null default gen_random_uuid(),
  member_id uuid not null,
  member_name text not null,
  reads text not null check (reads in ('cards', 'searches', 'exports')),
  counted integer not null,
  most integer not null,
  during_hours integer not null,
  raised_at timestamptz not null default now(),
  -- When a mail told the administrators: one mail an hour may tell several.
  told_at timestamptz,
  seen_at timestamptz,
  seen_by_name text,
  primary key (space_id, id)
);
create index reading_alerts_unseen on reading_alert (space_id, raised_at) where seen_at is null;
select guard_by_space('reading_alert');

create index audit_by_kind on audit_event (space_id, kind, seq);
