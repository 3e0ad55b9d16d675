-- When a number that may be nobody's was last given, to the day: contacts shown to no one for long are forgotten.
alter table decoy add column seen_at timestamptz not null default now();
