-- Events that belong together under one title: intercultural weeks, a festival of readings.

create table programmes (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  is_public boolean not null default false,
  first_day date not null,
  last_day date not null check (last_day between first_day and first_day + 400),
  created_at timestamptz not null,
  version integer not null default 1,
  primary key (region_id, id),
  -- What belongs to a programme carries whether it is public, so that its wall asks no second table.
  unique (region_id, id, is_public)
);

create table programme_texts (
  region_id uuid not null,
  programme_id uuid not null,
  is_public boolean not null,
  language text not null,
  title text not null check (title <> ''),
  description text not null default '',
  primary key (region_id, programme_id, language),
  foreign key (region_id, programme_id, is_public) references programmes (region_id, id, is_public) on update cascade on delete cascade
);

create table programme_offers (
  region_id uuid not null,
  programme_id uuid not null,
  is_public boolean not null,
  offer_id uuid not null,
  primary key (region_id, programme_id, offer_id),
  foreign key (region_id, programme_id, is_public) references programmes (region_id, id, is_public) on update cascade on delete cascade,
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);
create index programme_offers_offer on programme_offers (region_id, offer_id);

call house_wall('programmes', 'is_public');
call house_wall('programme_texts', 'is_public');
call house_wall('programme_offers', 'is_public');
call house_register('programmes');
call house_register('programme_texts');
call house_register('programme_offers');
