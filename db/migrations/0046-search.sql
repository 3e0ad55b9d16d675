-- What a search finds holders by. A term is a letter for its kind, then the value without accents or capitals: "l" a
-- word of the last name or the organisation, "f" of the first name, "c" of the city, "z" postal code, "n" number, "e"
-- e-mail address, "t" telephone, "i" the last five signs of the IBAN, backwards. A search reads the terms that begin
-- alike. Comparisons under collation "C" are leakproof: the index serves them under row-level security too.
create table holder_term (
  space_id text not null default current_space(),
  holder_id uuid not null,
  term text collate "C" not null
);
create index term_of_search on holder_term (space_id, term);
create index term_of_holder on holder_term (space_id, holder_id);

-- Holders that a large import wrote: a job writes their terms after its commit. A queue, without an index.
create table holder_to_index (
  space_id text not null default current_space(),
  holder_id uuid not null
);
alter table holder no force row level security;
insert into holder_to_index select space_id, id from holder;
alter table holder force row level security;
select guard_by_space('holder_to_index');
select guard_by_space('holder_term');

-- Folding as in src/registry/search/fold-term.rules.ts; a test compares them.
create function fold_term(value text) returns text
  language sql immutable parallel safe
  return case
    when octet_length(value) = length(value) then lower(value)
    else lower(replace(replace(replace(replace(
      translate(regexp_replace(normalize(value, nfkd), '[\u0300-\u036f]+', '', 'g'), 'øØđĐðÐłŁŒÆẞÞ', 'ooddddllœæßþ'),
      'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'), 'þ', 'th'))
  end;

create function words_of(value text) returns text[]
  language sql immutable parallel safe
  return array_remove(string_to_array(translate(fold_term(value),
    E'\t\n !"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~°«»‘’“”„•·ʻʼ‐‒–—―−', repeat(' ', 53)), ' '), '');

-- Two neighbours are one word too, and so are all words of a name: "Le Guennec" is also "leguennec".
create function index_holders(holders uuid[]) returns void
  language plpgsql as $$
begin
  -- Two transactions that index one holder would each keep the terms of the other.
  perform from holder where id = any(holders) order by id for no key update;
  delete from holder_term where holder_id = any(holders);
  insert into holder_term (space_id, holder_id, term)
  with named as (
    select h.space_id, h.id, n.kind, words_of(n.value) as words
    from holder h cross join lateral (values
      ('l', h.last_name), ('l', h.organisation), ('f', h.first_name), ('c', h.city)) as n (kind, value)
    where h.id = any(holders) and n.value <> ''
  ), found as (
    select space_id, id, kind || word as term from named, unnest(words) as word
    union all
    select space_id, id, kind || words[place] || words[place + 1]
    from named, generate_series(1, cardinality(words) - 1) as place
    union all
    select space_id, id, kind || array_to_string(words, '') from named where cardinality(words) > 2
    union all
    select h.space_id, h.id, coded.term
    from holder h cross join lateral (values
      ('n' || fold_term(h.number)),
      ('n' || substring(h.number from '^[A-Za-z]+([0-9]+)$')),
      ('z' || fold_term(replace(nullif(h.postal_code, ''), ' ', ''))),
      ('e' || fold_term(h.email)),
      ('e' || fold_term((select a.email from account a where a.holder_id = h.id and a.closed_at is null))),
      ('t' || h.phone),
      ('i' || lower(reverse(right(h.iban, 5))))) as coded (term)
    where h.id = any(holders) and coded.term is not null
  )
  -- The terms of a holder side by side: a search reads them together.
  select distinct space_id, id, left(term, 100) as term from found order by id, term;
end $$;

create function index_written_holders() returns trigger
  language plpgsql as $$
declare
  few uuid[] := array(select id from written limit 201);
begin
  if cardinality(few) <= 200 then
    perform index_holders(few);
  else
    insert into holder_to_index (space_id, holder_id) select space_id, id from written;
  end if;
  return null;
end $$;
create trigger index_added after insert on holder
  referencing new table as written for each statement execute function index_written_holders();
create trigger index_changed after update on holder
  referencing new table as written for each statement execute function index_written_holders();

create function index_holder_of_account() returns trigger
  language plpgsql as $$
begin
  perform index_holders(array[new.holder_id]);
  return null;
end $$;
create trigger index_opened after insert on account
  for each row execute function index_holder_of_account();
create trigger index_address after update of email, closed_at on account
  for each row execute function index_holder_of_account();

create function forget_terms() returns trigger
  language plpgsql as $$
begin
  delete from holder_term where holder_id = old.id;
  return null;
end $$;
create trigger forget_deleted after delete on holder
  for each row execute function forget_terms();
