-- Documents that others may check. The code on the paper is derived from the row and stored as a keyed hash only.
create table issued_document (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('payment_attestation')),
  year integer not null,
  amount_cents bigint not null,
  issued_on date not null default (now() at time zone 'Europe/Paris')::date,
  -- When a newer one replaced it.
  withdrawn_at timestamptz,
  code_hash bytea not null,
  primary key (space_id, holder_id, id),
  unique (space_id, code_hash),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create unique index issued_document_valid on issued_document (space_id, holder_id, kind, year)
  where withdrawn_at is null;
select guard_by_space('issued_document');
