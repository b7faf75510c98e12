-- Lists of offers that somebody reads in: rows until they are taken over, what the columns meant for the next list of the same hand.

create table offer_imports (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  file_name text not null,
  -- JSON; text, so that erasing a person finds the name in it. Empty once it is taken over.
  rows text not null,
  -- All headings of the file, in one spelling and in their order.
  headings text not null,
  -- JSON: for each column what it holds.
  columns text not null,
  row_count integer not null,
  created_by text not null default '',
  created_at timestamptz not null,
  taken_over_at timestamptz,
  -- Whether its offers were published at once.
  publishes boolean not null default false,
  -- The offers that it made: an undoing takes them out again.
  made uuid[] not null default '{}',
  -- How many were there already, and could not be read.
  left_out integer,
  bad integer,
  undone_at timestamptz,
  -- How many of its offers somebody had changed by then: they stay.
  kept integer,
  primary key (region_id, id)
);
create index offer_imports_created on offer_imports (region_id, created_at);
create index offer_imports_headings on offer_imports (region_id, headings, created_at);

call house_wall('offer_imports', null);
call house_register('offer_imports');
