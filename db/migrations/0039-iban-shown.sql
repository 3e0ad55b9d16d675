-- Since when this session shows the IBAN in full; the policy says for how long.
alter table session add column iban_shown_at timestamptz;
