-- Transfers to holders, and the payment lines that each consists of. Amounts are whole euro cents; days are of Paris.
create table transfer (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  -- The EndToEndId of the bank.
  reference text not null,
  amount_cents bigint not null,
  paid_on date not null,
  status text not null check (status in ('ordered', 'paid', 'rejected', 'returned')),
  -- Why it was rejected or returned: an ISO 20022 code, or words.
  reason text not null default '',
  -- The account it went to.
  iban text,
  lines integer not null,
  -- The day that the bank booked it; null until then.
  booked_on date,
  -- Where it was ordered: MsgId of the pain.001, and PmtInfId of its batch.
  order_message text,
  order_batch text,
  -- The file that brought it.
  import_id uuid,
  primary key (space_id, holder_id, id),
  unique (space_id, reference),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
create index transfer_of_holder on transfer (space_id, holder_id, paid_on desc, id desc);
create index transfer_of_order on transfer (space_id, order_message) where order_message is not null;
select guard_by_space('transfer');

create table payment (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id uuid not null default gen_random_uuid(),
  reference text not null,
  transfer_id uuid not null,
  paid_on date not null,
  label text not null,
  period_from date,
  period_to date,
  amount_cents bigint not null,
  status text not null check (status in ('ordered', 'paid', 'rejected', 'returned')),
  reason text not null default '',
  -- What a search looks in: without accents or capitals.
  words text not null,
  -- Made from a payment order, until a file with its lines comes.
  is_whole_transfer boolean not null default false,
  -- The beginning of its history.
  first_status text not null,
  import_id uuid,
  created_at timestamptz not null default now(),
  primary key (space_id, holder_id, id),
  unique (space_id, reference),
  foreign key (space_id, holder_id, transfer_id) references transfer (space_id, holder_id, id)
);
create index payment_of_holder on payment (space_id, holder_id, paid_on desc, id desc) include (status, amount_cents);
create index payment_of_transfer on payment (space_id, holder_id, transfer_id);
select guard_by_space('payment');

-- Each change of status after the first. payment_id is null when all lines of the transfer changed with it.
create table payment_change (
  space_id text not null default current_space(),
  holder_id uuid not null,
  id bigint generated always as identity,
  transfer_id uuid not null,
  payment_id uuid,
  status text not null check (status in ('ordered', 'paid', 'rejected', 'returned')),
  reason text not null default '',
  -- The day that the source gives.
  changed_on date not null,
  source text not null check (source in ('file', 'order', 'bank')),
  import_id uuid,
  recorded_at timestamptz not null default now(),
  primary key (space_id, holder_id, id),
  foreign key (space_id, holder_id, transfer_id) references transfer (space_id, holder_id, id)
);
create index change_of_transfer on payment_change (space_id, holder_id, transfer_id);
select guard_by_space('payment_change');

create table allowance_line (
  space_id text not null default current_space(),
  holder_id uuid not null,
  payment_id uuid not null,
  right_kind text check (right_kind in ('own', 'reversion')),
  -- In hundredths of a per cent.
  right_share integer,
  years integer,
  year integer,
  primary key (space_id, holder_id, payment_id),
  foreign key (space_id, holder_id, payment_id) references payment (space_id, holder_id, id) on delete cascade
);
select guard_by_space('allowance_line');

create table reimbursement_line (
  space_id text not null default current_space(),
  holder_id uuid not null,
  payment_id uuid not null,
  beneficiary text,
  care_date date,
  nature text,
  spent_cents bigint,
  base_cents bigint,
  -- In hundredths of a per cent.
  rate integer,
  social_security_cents bigint,
  share_cents bigint,
  left_to_pay_cents bigint,
  primary key (space_id, holder_id, payment_id),
  foreign key (space_id, holder_id, payment_id) references payment (space_id, holder_id, id) on delete cascade
);
select guard_by_space('reimbursement_line');

create table invoice_line (
  space_id text not null default current_space(),
  holder_id uuid not null,
  payment_id uuid not null,
  invoice text,
  batch text,
  care_date date,
  patient text,
  billed_cents bigint,
  engagement text,
  primary key (space_id, holder_id, payment_id),
  foreign key (space_id, holder_id, payment_id) references payment (space_id, holder_id, id) on delete cascade
);
select guard_by_space('invoice_line');

-- Holders to tell about a file, one mail each. Written in the transaction of the import, emptied by a job.
create table payment_notice (
  space_id text not null default current_space(),
  holder_id uuid not null,
  import_id uuid not null,
  kind text not null check (kind in ('paid', 'rejected')),
  -- Where the mail leads; null when it concerns several payments.
  payment_id uuid,
  primary key (space_id, holder_id, import_id),
  foreign key (space_id, holder_id) references holder (space_id, id)
);
select guard_by_space('payment_notice');

-- What staff must look at: an amount that the published table does not give, an account closed by a death.
create table payment_check (
  space_id text not null default current_space(),
  holder_id uuid not null,
  payment_id uuid not null,
  kind text not null check (kind in ('amount_differs', 'holder_deceased')),
  noted_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (space_id, holder_id, payment_id, kind),
  foreign key (space_id, holder_id, payment_id) references payment (space_id, holder_id, id) on delete cascade
);
select guard_by_space('payment_check');
