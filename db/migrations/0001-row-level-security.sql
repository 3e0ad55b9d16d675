-- Every table that belongs to a space is guarded: without `parvis.space` set in the transaction, no row
-- is seen or written, even by the owner of the table.
create function current_space() returns text
  language sql stable parallel safe
  return nullif(current_setting('parvis.space', true), '');

create function guard_by_space(guarded regclass) returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', guarded);
  execute format('alter table %s force row level security', guarded);
  execute format(
    'create policy within_space on %s using (space_id = current_space()) with check (space_id = current_space())',
    guarded);
end $$;
