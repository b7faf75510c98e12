-- Groups that found an association: what is to be done, how far each is, and the board that only they enter.

-- A row renames one of the known steps, leaves it out, or adds one of the region's own.
create table founding_steps (
  region_id uuid not null references directory.regions (id),
  code text not null check (code <> ''),
  title text not null check (title <> ''),
  what text not null default '',
  help text not null default '',
  left_out boolean not null default false,
  primary key (region_id, code)
);

create table founding_projects (
  region_id uuid not null,
  organisation_id uuid not null,
  started_on date not null,
  -- who of the county helps, and how to reach them
  helper text not null default '',
  finished_on date check (finished_on >= started_on),
  primary key (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);

create table founding_progress (
  region_id uuid not null,
  organisation_id uuid not null,
  step_code text not null,
  done_on date,
  note text not null default '',
  version integer not null default 1,
  primary key (region_id, organisation_id, step_code),
  foreign key (region_id, organisation_id) references founding_projects (region_id, organisation_id) on delete cascade
);

-- The people themselves stand in people, like everybody in a function.
create table board_members (
  region_id uuid not null,
  person_id uuid not null,
  organisation_id uuid not null,
  office text not null check (office in ('chair', 'deputy-chair', 'treasurer', 'secretary', 'assessor')),
  primary key (region_id, person_id),
  foreign key (region_id, person_id) references people (region_id, id) on delete cascade,
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);
create index board_members_organisation on board_members (region_id, organisation_id);

do $$
declare t text;
begin
  foreach t in array array['founding_steps', 'founding_projects', 'founding_progress', 'board_members'] loop
    call house_wall(t, null);
    call house_register(t);
  end loop;
end $$;

-- A board is entered by the group and by nobody else, not even inside: what is never imported cannot be imported.
drop policy board_members_insert on board_members;
drop policy board_members_update on board_members;

call house_link('founding_steps', 'organisation-entry', 'select', 'true');
call house_link('founding_projects', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
-- For locking while several steps are written.
call house_link('founding_projects', 'organisation-entry', 'update', 'organisation_id::text = (select ctx.account())');
call house_link('founding_progress', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
call house_link('founding_progress', 'organisation-entry', 'insert', 'organisation_id::text = (select ctx.account())');
call house_link('founding_progress', 'organisation-entry', 'update', 'organisation_id::text = (select ctx.account())');
call house_link('board_members', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
call house_link('board_members', 'organisation-entry', 'insert', 'organisation_id::text = (select ctx.account())');
call house_link('board_members', 'organisation-entry', 'update', 'organisation_id::text = (select ctx.account())');
call house_link('board_members', 'organisation-entry', 'delete', 'organisation_id::text = (select ctx.account())');
call house_link('people', 'organisation-entry', 'insert', 'organisation_id::text = (select ctx.account()) and account_id is null');
call house_link('people', 'organisation-entry', 'delete',
  'organisation_id::text = (select ctx.account()) and id in (select b.person_id from board_members b)');
