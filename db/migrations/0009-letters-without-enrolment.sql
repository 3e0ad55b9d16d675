-- A letter may also bring a new password to whoever asks for one, or lift a lost second factor: neither is
-- part of an enrolment.
alter table letter alter column enrolment_id drop not null;
alter table letter drop constraint letter_kind_check;
alter table letter add constraint letter_kind_check
  check (kind in ('notification', 'provisional_password', 'new_password', 'lost_factor'));
alter table letter add constraint letter_of_enrolment
  check ((enrolment_id is null) = (kind in ('new_password', 'lost_factor')));
alter table letter_batch drop constraint letter_batch_kind_check;
alter table letter_batch add constraint letter_batch_kind_check
  check (kind in ('notification', 'provisional_password', 'new_password', 'lost_factor'));
drop index one_live_secret;
create unique index one_live_secret on letter (space_id, holder_id, kind)
  where kind <> 'notification' and state in ('to_print', 'printed', 'posted');
