-- Where the integration office hangs in the administration, and how long its posts are paid for. Each saving is a new
-- version beside the ones before; the newest is what holds.

create table integration_office (
  region_id uuid not null references directory.regions (id),
  version integer not null check (version > 0),
  unit text not null check (unit <> ''),
  -- to whom the unit answers
  answers_to text not null default '',
  head_person_id uuid,
  note text not null default '',
  -- months before the funding of a post ends the office is warned
  warn_months integer not null check (warn_months between 1 and 36),
  saved_at timestamptz not null,
  saved_by text not null,
  replaced_at timestamptz,
  primary key (region_id, version),
  foreign key (region_id, head_person_id) references people (region_id, id)
);
create unique index integration_office_current on integration_office (region_id) where replaced_at is null;

create table integration_office_posts (
  region_id uuid not null,
  version integer not null,
  position integer not null,
  title text not null check (title <> ''),
  -- per cent of a full post
  share integer not null check (share between 1 and 100),
  -- the last day of a fixed term; null: permanent
  ends_on date,
  funding text not null default '',
  -- the last day that is paid for; null: no end known
  funded_until date,
  primary key (region_id, version, position),
  foreign key (region_id, version) references integration_office (region_id, version) on delete cascade
);

call house_wall('integration_office', null);
call house_wall('integration_office_posts', null);
call house_register('integration_office');
call house_register('integration_office_posts');
