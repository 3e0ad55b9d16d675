-- What a state of a journey keeps has a schema in its table (src/journeys/**/*.journey.ts). A row that an earlier
-- version of Parvis wrote under another schema is not read.
alter table journey add column data_version smallint not null default 1;
