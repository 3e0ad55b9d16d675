-- What members of staff did and read. Append-only, and chained: each row holds the hash of the row before it. Only
-- PARVIS_SECRET can make a hash, so the owner of the database cannot rewrite the chain unseen.
create table audit_event (
  space_id text not null default current_space(),
  seq bigint not null,
  at timestamptz not null,
  kind text not null,
  member_id uuid,
  holder_id uuid,
  -- The event in full, as JSON text: what the hash covers. Null once it is older than its retention.
  content text,
  content_hash bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (space_id, seq)
);
create index audit_by_member on audit_event (space_id, member_id, seq);
create index audit_by_holder on audit_event (space_id, holder_id, seq) where holder_id is not null;
create index audit_by_time on audit_event (space_id, at);
select guard_by_space('audit_event');

-- The last row of each chain. Its lock orders the appends.
create table audit_head (
  space_id text primary key default current_space(),
  seq bigint not null,
  hash bytea not null
);
select guard_by_space('audit_head');

-- Not even the owner changes or deletes a row; only the content of a row older than three years may be erased, with
-- the names of whose it is.
create function refuse_audit_change() returns trigger
  language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.at < now() - interval '3 years'
      and num_nonnulls(new.content, new.member_id, new.holder_id) = 0
      and (new.space_id, new.seq, new.at, new.kind, new.content_hash, new.previous_hash, new.hash)
        is not distinct from (old.space_id, old.seq, old.at, old.kind, old.content_hash, old.previous_hash, old.hash)
    then
      return new;
    end if;
  end if;
  raise exception 'the audit is append-only' using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete on audit_event
  for each row execute function refuse_audit_change();
create trigger never_emptied before truncate on audit_event
  for each statement execute function refuse_audit_change();
create trigger head_stays before delete or truncate on audit_head
  for each statement execute function refuse_audit_change();
