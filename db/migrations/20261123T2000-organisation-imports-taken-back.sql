-- A list that was taken over by mistake can be taken back, and the rows that stayed out can be had as a file.
alter table organisation_imports
  -- JSON of the rows that stayed out, each with its reasons; text, so that erasing a person finds the name in it
  add column bad_rows text not null default '[]',
  -- What taking it over made, and the fields it filled in entries that were there (JSON): exactly that is taken back.
  add column made uuid[] not null default '{}',
  add column made_people uuid[] not null default '{}',
  add column filled_fields text not null default '[]',
  add column undone_at timestamptz,
  -- How much of it somebody had changed or used by then: that stays.
  add column kept integer;
