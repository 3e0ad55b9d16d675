-- Who did what the journal tells: somebody not signed in, the holder, staff, or Parvis itself. Rows of before have none:
-- they say who it was where the browser is named, as they always did.
alter table security_event add column actor text
  check (actor in ('visitor', 'holder', 'staff', 'system'));
