-- Mails and SMS of the last day are counted at each scrape of /metrics.
create index waiting_mail on mail (space_id, queued_at) where state = 'waiting';
create index recent_sms on sms (space_id, queued_at);
create index waiting_sms on sms (space_id, queued_at) where state = 'waiting';
