-- Organisations keep their own entry by one signed link, and say twice a year that it is right.

create table network_settings (
  region_id uuid not null references directory.regions (id),
  -- Months after the last confirmation; asking takes place after six and ends before the seventh.
  hide_after_months integer not null check (hide_after_months between 7 and 60),
  primary key (region_id)
);
-- Whoever is asked at present; the row goes when the entry is confirmed.
create table organisation_upkeep (
  region_id uuid not null,
  organisation_id uuid not null,
  asked_on date,
  reminded_on date,
  office_told_on date,
  primary key (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);
-- What came in by the link: it holds at once, and the office sees what stood there before and can take it back.
create table organisation_changes (
  region_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  changed_at timestamptz not null,
  -- JSON of the fields that differ; text, so that erasing a person finds the name in it
  before text not null,
  after text not null,
  note text not null default '',
  settled_at timestamptz,
  settled_by text,
  taken_back boolean not null default false,
  primary key (region_id, id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade,
  check (not taken_back or settled_at is not null)
);
create index organisation_changes_open on organisation_changes (region_id, changed_at) where settled_at is null;

do $$
declare t text;
begin
  foreach t in array array['network_settings', 'organisation_upkeep', 'organisation_changes'] loop
    call house_wall(t, null);
    call house_register(t);
  end loop;
end $$;

call house_link('organisations', 'organisation-entry', 'select', 'id::text = (select ctx.account())');
call house_link('organisations', 'organisation-entry', 'update', 'id::text = (select ctx.account())');
call house_link('municipalities', 'organisation-entry', 'select', 'true');
call house_link('people', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account()) and restricted_at is null');
call house_link('organisation_internals', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_internals', 'organisation-entry', 'insert', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_internals', 'organisation-entry', 'update', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_internals', 'organisation-entry', 'delete', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_municipalities', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_municipalities', 'organisation-entry', 'insert', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_municipalities', 'organisation-entry', 'delete', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_upkeep', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_upkeep', 'organisation-entry', 'delete', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_changes', 'organisation-entry', 'select', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_changes', 'organisation-entry', 'insert', 'organisation_id::text = (select ctx.account())');
call house_link('organisation_changes', 'organisation-entry', 'update', 'organisation_id::text = (select ctx.account())');
