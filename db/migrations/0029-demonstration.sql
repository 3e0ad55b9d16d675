-- Who came with the demonstration. The README has their passwords: production starts with none of them.
alter table holder add column demonstration boolean not null default false;
create index holder_of_demonstration on holder (space_id) where demonstration;
