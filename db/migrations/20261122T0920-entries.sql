-- What people look up about an organisation, each value either public or internal.

alter table organisations
  add column street text,
  add column postal_code text,
  add column place text,
  add column latitude double precision check (latitude between -90 and 90),
  add column longitude double precision check (longitude between -180 and 180),
  -- OpenStreetMap's opening_hours
  add column opening_hours text,
  add column languages text[] not null default '{}',
  add column accessibility text[] not null default '{}',
  add column accessibility_note text not null default '',
  -- the last day on which somebody said that this entry is right
  add column confirmed_on date not null default current_date,
  -- not confirmed for so long that the public no longer sees it
  add column hidden_at timestamptz,
  add check ((latitude is null) = (longitude is null));

-- Kinds are words that the software knows and translates, and words that a region adds; a row here renames or adds one.
create table organisation_kinds (
  region_id uuid not null references directory.regions (id),
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  primary key (region_id, code),
  unique (region_id, name)
);
-- Some words were too wide for the list that the coordination offices use. Even the owner sees rows only without the wall.
alter table organisations no force row level security;
alter table organisations disable trigger organisations_audited;
update organisations set kind = case kind when 'education' then 'course-provider' when 'association' then 'club' when 'political' then 'party' end
  where kind in ('education', 'association', 'political');
alter table organisations enable trigger organisations_audited;
alter table organisations force row level security;

-- A wall tells rows apart, not columns: what the form calls internal stands here and nowhere else.
create table organisation_internals (
  region_id uuid not null,
  organisation_id uuid not null,
  phone text,
  email text,
  website text,
  street text,
  postal_code text,
  place text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  opening_hours text,
  primary key (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade,
  check ((latitude is null) = (longitude is null))
);

-- Where an organisation works; its seat is municipality_id.
create table organisation_municipalities (
  region_id uuid not null,
  organisation_id uuid not null,
  municipality_id uuid not null,
  primary key (region_id, organisation_id, municipality_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade,
  foreign key (region_id, municipality_id) references municipalities (region_id, id)
);

alter table people add column responsibilities text not null default '';
-- The words that a person confirmed for the public, and nothing else of that person. Nobody could confirm until now.
create table person_releases (
  region_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  name text not null check (name <> ''),
  function text not null default '',
  phone text,
  email text,
  confirmed_at timestamptz not null,
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references people (region_id, id) on delete cascade,
  foreign key (region_id, organisation_id) references organisations (region_id, id)
);

-- In the concept: which of its fields and groups an organisation works for.
create table organisation_action_fields (
  region_id uuid not null,
  organisation_id uuid not null,
  action_field_id uuid not null,
  primary key (region_id, organisation_id, action_field_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade,
  foreign key (region_id, action_field_id) references action_fields (region_id, id) on delete cascade
);
create table organisation_target_groups (
  region_id uuid not null,
  organisation_id uuid not null,
  target_group_id uuid not null,
  primary key (region_id, organisation_id, target_group_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade,
  foreign key (region_id, target_group_id) references target_groups (region_id, id) on delete cascade
);

create function wall.public_organisations() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from organisations o
  where o.region_id = ctx.region() and ctx.audience() = 'public' and o.is_public and o.hidden_at is null
$$;
create function wall.blocked_people() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from people p where p.region_id = ctx.region() and p.restricted_at is not null
$$;
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['public_organisations', 'blocked_people'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;
grant select on organisations, people to miteinander_definer;
create policy organisations_definer on organisations for select to miteinander_definer using (true);
create policy people_definer on people for select to miteinander_definer using (true);

-- The public reads no person any more, only what persons released.
alter policy people_read on people using (region_id = (select ctx.region())
  and (restricted_at is null or (select ctx.sees_restricted()))
  and ((select ctx.inside()) or (select ctx.audience()) = 'status-request'));
alter table people drop column public_confirmed_at;
alter policy organisations_read on organisations using (region_id = (select ctx.region())
  and ((select ctx.inside()) or (select ctx.audience()) = 'status-request'
    or ((select ctx.audience()) = 'public' and is_public and hidden_at is null)));

call house_wall('organisation_kinds', 'true');
call house_wall('organisation_internals', null);
call house_wall('organisation_municipalities', 'organisation_id in (select wall.public_organisations())');
call house_wall('organisation_action_fields', 'organisation_id in (select wall.public_organisations())');
call house_wall('organisation_target_groups', 'organisation_id in (select wall.public_organisations())');
call house_wall('person_releases', 'true');
alter policy person_releases_read on person_releases using (region_id = (select ctx.region())
  and ((select ctx.inside()) or (select ctx.audience()) = 'public')
  and ((select ctx.sees_restricted()) or person_id not in (select wall.blocked_people())));
do $$
declare t text;
begin
  foreach t in array array['organisation_kinds', 'organisation_internals', 'organisation_municipalities', 'person_releases',
    'organisation_action_fields', 'organisation_target_groups'] loop
    call house_register(t);
  end loop;
end $$;

-- Whose name is asked about: the link opens one person's own words.
call house_link('people', 'person-release', 'select', 'id::text = (select ctx.account()) and restricted_at is null');
call house_link('organisations', 'person-release', 'select', 'id in (select p.organisation_id from people p where p.id::text = (select ctx.account()))');
call house_link('person_releases', 'person-release', 'select', 'person_id::text = (select ctx.account()) and person_id not in (select wall.blocked_people())');
call house_link('person_releases', 'person-release', 'insert', 'person_id::text = (select ctx.account()) and person_id not in (select wall.blocked_people())');
call house_link('person_releases', 'person-release', 'update', 'person_id::text = (select ctx.account()) and person_id not in (select wall.blocked_people())');
call house_link('person_releases', 'person-release', 'delete', 'person_id::text = (select ctx.account()) and person_id not in (select wall.blocked_people())');

create index organisation_municipalities_place on organisation_municipalities (region_id, municipality_id);
create index organisation_action_fields_field on organisation_action_fields (region_id, action_field_id);
-- Lists begin in this order, and ask for those without a contact.
create index people_migration_contact on people (region_id, organisation_id) where is_migration_contact;
