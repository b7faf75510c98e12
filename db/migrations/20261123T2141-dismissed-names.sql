-- What looked like a name in the concept's text and is none. Kept by its letters, not by its place: a second edition of the text says
-- it somewhere else, and nobody wants to say twice that it is no name.

create table dismissed_names (
  region_id uuid not null references directory.regions (id),
  -- Hash of its small letters, as the suggestions are gathered by: a name that has to go goes from one column.
  key text not null check (key <> ''),
  name text not null check (name <> ''),
  dismissed_at timestamptz not null,
  dismissed_by text not null,
  primary key (region_id, key)
);
call house_wall('dismissed_names', null);
call house_register('dismissed_names');
