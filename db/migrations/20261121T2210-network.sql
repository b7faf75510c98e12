-- Who does what: municipalities, organisations, people in functions.

create table municipalities (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null,
  kind text not null check (kind in ('stadt', 'gemeinde', 'samtgemeinde', 'mitgliedsgemeinde', 'stadtteil')),
  parent_id uuid,
  official_key text,
  position integer not null default 0,
  primary key (region_id, id),
  foreign key (region_id, parent_id) references municipalities (region_id, id)
);

create table organisations (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null check (name <> ''),
  short_name text,
  kind text not null,
  municipality_id uuid,
  phone text,
  email text,
  website text,
  is_public boolean not null default false,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, name),
  foreign key (region_id, municipality_id) references municipalities (region_id, id)
);

-- People in functions, never private persons. A name becomes public only after its owner confirmed.
create table people (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  organisation_id uuid not null,
  salutation text not null default '',
  first_name text not null default '',
  last_name text not null check (last_name <> ''),
  function text not null default '',
  email text,
  phone text,
  is_migration_contact boolean not null default false,
  public_confirmed_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, organisation_id) references organisations (region_id, id)
);
create index people_organisation on people (region_id, organisation_id);

call house_wall('municipalities', 'true', 'true');
call house_wall('organisations', 'is_public', 'true');
-- A link holder may hand on to a colleague: the list of names of the region's network, inside that one page.
call house_wall('people', 'public_confirmed_at is not null', 'true');
call house_register('municipalities');
call house_register('organisations');
call house_register('people');
alter table memberships add foreign key (region_id, organisation_id) references organisations (region_id, id);
alter table invitations add foreign key (region_id, organisation_id) references organisations (region_id, id);
