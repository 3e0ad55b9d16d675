-- What the figures of the back office count by date. Events arrive in the order of their time, so a summary of each
-- range of pages is enough, and writing an event costs no entry of an index.
create index security_event_lately on security_event using brin (at) with (pages_per_range = 32, autosummarize = on);
create index letter_printed on letter (space_id, printed_at) where printed_at is not null;
-- Few holders leave: without it each count of those on file reads all of them.
create index holder_closed on holder (space_id) where closed_at is not null;
