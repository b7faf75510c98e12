-- What a county has to offer: offers with their words in several languages, places, times and the dates these make.

-- Branches, topics and groups of people: words a county keeps, in the languages of its portal.
create table offer_labels (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  kind text not null check (kind in ('branch', 'topic', 'target-group')),
  -- The same label in each region's addresses and files: "sport".
  key text not null check (key ~ '^[a-z0-9-]+$'),
  -- {"de": "Sport", "en": "Sport", …}
  names jsonb not null check (names ? 'de'),
  -- Of a branch: one of the house's pictures.
  icon text,
  position integer not null default 0,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, kind, key)
);

create table offers (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  kind text not null check (kind in ('offer', 'course', 'event', 'practice-place', 'apprenticeship', 'job', 'volunteer-post', 'lending')),
  organisation_id uuid not null,
  branch_id uuid not null,
  state text not null check (state in ('draft', 'in-review', 'public', 'paused', 'ended', 'archived')),
  -- At a place, online, or the provider comes to people.
  setting text not null default 'place' check (setting in ('place', 'online', 'visits')),
  online_address text,
  -- Null: not said. Zero: free of charge.
  cost_cents integer check (cost_cents >= 0),
  has_childcare boolean not null default false,
  accessibility text[] not null default '{}',
  languages text[] not null default '{}',
  registration text not null default 'none' check (registration in ('none', 'phone', 'mail', 'link', 'here')),
  registration_link text,
  -- A person in a function; the name is public only where that person released it.
  contact_person_id uuid,
  phone text,
  email text,
  website text,
  valid_from date,
  valid_until date,
  -- A regular service: open to everybody, and asked how open it really is.
  is_regular_service boolean not null default false,
  created_at timestamptz not null,
  published_at timestamptz,
  -- The last day on which its provider said that this offer is right.
  confirmed_on date not null default current_date,
  -- Not confirmed for so long that the public no longer sees it.
  hidden_at timestamptz,
  is_shown boolean not null generated always as (state in ('public', 'paused') and hidden_at is null) stored,
  version integer not null default 1,
  primary key (region_id, id),
  -- What belongs to an offer carries whether it is shown, so that its wall asks no second table (20,000 offers, 200,000 dates).
  unique (region_id, id, is_shown),
  foreign key (region_id, organisation_id) references organisations (region_id, id),
  foreign key (region_id, branch_id) references offer_labels (region_id, id),
  foreign key (region_id, contact_person_id) references people (region_id, id) on delete set null (contact_person_id),
  check (valid_until >= valid_from)
);
create index offers_organisation on offers (region_id, organisation_id);
create index offers_branch on offers (region_id, branch_id);
create index offers_contact_person on offers (region_id, contact_person_id);
create index offers_state on offers (region_id, state, kind);

-- What the house knows besides: never in public, never for the provider.
create table offer_internals (
  region_id uuid not null,
  offer_id uuid not null,
  note text not null default '',
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

-- The words of an offer; German is the source, the others say from which source they were made.
create table offer_texts (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  language text not null,
  title text not null check (title <> ''),
  -- One or two sentences.
  summary text not null default '',
  description text not null default '',
  -- What to bring, a line each.
  papers text not null default '',
  cost_note text not null default '',
  childcare_note text not null default '',
  -- Irregular times in words.
  times_note text not null default '',
  state text not null check (state in ('source', 'machine', 'reviewed')),
  -- Hash of the German text a translation was made from; another one there: the translation is out of date.
  source_hash text,
  primary key (region_id, offer_id, language),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  check ((language = 'de') = (state = 'source'))
);

create table offer_topics (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  label_id uuid not null,
  primary key (region_id, offer_id, label_id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  foreign key (region_id, label_id) references offer_labels (region_id, id)
);
create index offer_topics_label on offer_topics (region_id, label_id);

create table offer_places (
  region_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  position integer not null default 0,
  -- "Familienzentrum, Raum 2"
  name text not null default '',
  street text not null default '',
  postal_code text not null default '',
  municipality_id uuid,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  primary key (region_id, id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  foreign key (region_id, municipality_id) references municipalities (region_id, id),
  check ((latitude is null) = (longitude is null))
);
create index offer_places_offer on offer_places (region_id, offer_id);
create index offer_places_municipality on offer_places (region_id, municipality_id);

-- When: a rule each. A wall clock in its zone, because a course at nine is at nine after the clock change too.
create table offer_times (
  region_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  position integer not null default 0,
  kind text not null check (kind in ('once', 'series', 'open', 'appointment', 'irregular')),
  -- Of single dates and series: the first.
  starts_at timestamp,
  duration_minutes integer check (duration_minutes between 1 and 60 * 24 * 31),
  is_all_day boolean not null default false,
  time_zone text not null default 'Europe/Berlin',
  -- RFC 5545 RRULE without DTSTART: "FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270317T000000".
  rule text,
  -- Wall clocks taken out of the series, and added to it.
  skipped timestamp[] not null default '{}',
  added timestamp[] not null default '{}',
  pauses_in_school_holidays boolean not null default false,
  pauses_on_public_holidays boolean not null default false,
  -- OpenStreetMap's opening_hours.
  opening_hours text,
  place_id uuid,
  primary key (region_id, id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  foreign key (region_id, place_id) references offer_places (region_id, id) on delete set null (place_id),
  check ((kind in ('once', 'series')) = (starts_at is not null)),
  check ((kind in ('once', 'series')) = (duration_minutes is not null)),
  check ((kind = 'series') = (rule is not null)),
  check ((kind = 'open') = (opening_hours is not null))
);
create index offer_times_offer on offer_times (region_id, offer_id);
create index offer_times_place on offer_times (region_id, place_id);

-- The single dates that rules make, as far ahead as a calendar is read.
create table offer_dates (
  region_id uuid not null,
  times_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- The day in its own zone.
  starts_on date not null,
  offer_id uuid not null,
  is_shown boolean not null,
  is_all_day boolean not null default false,
  is_cancelled boolean not null default false,
  primary key (region_id, times_id, starts_at),
  foreign key (region_id, times_id) references offer_times (region_id, id) on delete cascade,
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade
);
create index offer_dates_offer on offer_dates (region_id, offer_id, starts_at);
create index offer_dates_day on offer_dates (region_id, starts_on, offer_id) where is_shown;

-- Days on which a series can rest: a Land's school holidays as they were published, and days of the house's own.
-- Public holidays are calculated.
create table holidays (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  kind text not null check (kind in ('school', 'own')),
  name text not null check (name <> ''),
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  source text not null default '',
  version integer not null default 1,
  primary key (region_id, id)
);
create index holidays_days on holidays (region_id, first_day);

-- Which Land's public holidays hold here, by its two letters: "NI".
alter table directory.regions add column land text check (land ~ '^[A-Z]{2}$');

call house_wall('offer_labels', 'true');
call house_wall('offers', 'is_shown');
call house_wall('offer_internals', null);
call house_wall('offer_texts', 'is_shown');
call house_wall('offer_topics', 'is_shown');
call house_wall('offer_places', 'is_shown');
call house_wall('offer_times', 'is_shown');
call house_wall('offer_dates', 'is_shown');
call house_wall('holidays', 'true');
do $$
declare t text;
begin
  -- Not offer_dates: they follow from the times, and a nightly job makes more of them.
  foreach t in array array['offer_labels', 'offers', 'offer_internals', 'offer_texts', 'offer_topics', 'offer_places', 'offer_times', 'holidays'] loop
    call house_register(t);
  end loop;
end $$;
