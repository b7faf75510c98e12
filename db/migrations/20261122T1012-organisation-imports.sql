-- Lists of organisations that somebody reads in: kept for the preview, gone after a month.

create table organisation_imports (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  file_name text not null,
  -- JSON; text, so that erasing a person finds the name in it
  rows text not null,
  columns text not null,
  choices text not null default '{}',
  row_count integer not null,
  created_by text not null default '',
  created_at timestamptz not null,
  taken_over_at timestamptz,
  -- how many became new entries, filled others, were left out, could not be read
  added integer,
  filled integer,
  left_out integer,
  bad integer,
  primary key (region_id, id)
);
create index organisation_imports_created on organisation_imports (region_id, created_at);

-- What a column of that heading meant the last time: the next list from the same hand needs no choosing.
create table organisation_import_columns (
  region_id uuid not null references directory.regions (id),
  -- all headings of one file, in their order
  headings text not null,
  columns text not null,
  primary key (region_id, headings)
);

do $$
declare t text;
begin
  foreach t in array array['organisation_imports', 'organisation_import_columns'] loop
    call house_wall(t, null);
    call house_register(t);
  end loop;
end $$;
