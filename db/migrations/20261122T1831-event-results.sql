-- What came of an event, in numbers with a sentence each, and which measures of the concept it belongs to.

create table event_results (
  region_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  -- In the office's own words: "neue Vereinsmitglieder".
  label text not null check (label <> ''),
  number integer not null check (number >= 0),
  -- Counts of people leave the house rounded, others as they are.
  counts_people boolean not null default true,
  sentence text not null default '',
  entered_at timestamptz not null,
  -- Shown in public at the concept's measures.
  is_released boolean not null default false,
  primary key (region_id, id),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);
create index event_results_offer on event_results (region_id, offer_id, entered_at);

create table measure_events (
  region_id uuid not null,
  measure_id uuid not null,
  offer_id uuid not null,
  primary key (region_id, measure_id, offer_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);
create index measure_events_offer on measure_events (region_id, offer_id);

call house_wall('event_results', 'is_released');
call house_wall('measure_events', 'measure_id in (select wall.seen_measures())');
call house_register('event_results');
call house_register('measure_events');
