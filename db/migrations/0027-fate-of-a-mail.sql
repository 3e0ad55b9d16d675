-- What the last refusal of a mail spoke of: its recipient, for good; something that passes; or us, its senders.
alter table mail add column fate text check (fate in ('lasting', 'passing', 'ours'));
create index mail_lately on mail (space_id, queued_at);
