-- Dates that people booked: who is told of them, who came, and how many there were.

create table event_settings (
  region_id uuid not null,
  offer_id uuid not null,
  -- Days before a date on which a mail reminds of it; null: none does.
  remind_days integer check (remind_days in (1, 2, 7)),
  -- Which simple groups are counted at the door.
  groups text[] not null default '{}'
    check (groups <@ array['women', 'men', 'children', 'youth', 'seniors', 'new-residents', 'long-residents']),
  version integer not null default 1,
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

-- The coming dates as those who booked know them: what is missing from the calendar later was cancelled or moved, in
-- whichever way it got lost (a form, a feed, a day off).
create table event_known_dates (
  region_id uuid not null,
  offer_id uuid not null,
  dates timestamptz[] not null,
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

-- What a person who booked must hear of a date, and when it was sent.
create table event_letters (
  region_id uuid not null,
  booking_id uuid not null,
  kind text not null check (kind in ('reminder', 'changed', 'cancelled')),
  of_date timestamptz not null,
  sent_at timestamptz,
  primary key (region_id, booking_id, kind, of_date),
  foreign key (region_id, booking_id) references bookings (region_id, id) on delete cascade
);

-- Who of those who booked came to a date. Who it is stands with the booking and goes with it.
create table event_visits (
  region_id uuid not null,
  booking_id uuid not null,
  starts_at timestamptz not null,
  came_at timestamptz not null,
  primary key (region_id, booking_id, starts_at),
  foreign key (region_id, booking_id) references bookings (region_id, id) on delete cascade
);

-- How many came to a date without a booking, and how many of each group there were. Not tied to offer_dates, which are made
-- anew with each change of the times: what was counted stays.
create table event_counts (
  region_id uuid not null,
  offer_id uuid not null,
  starts_at timestamptz not null,
  walk_ins integer not null default 0 check (walk_ins between 0 and 100000),
  -- {"women": 12}
  groups jsonb not null default '{}',
  version integer not null default 1,
  primary key (region_id, offer_id, starts_at),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

call house_wall('event_settings', null);
call house_wall('event_known_dates', null);
call house_wall('event_letters', null);
call house_wall('event_visits', null);
call house_wall('event_counts', null);
do $$
declare t text;
begin
  -- Not the known dates and the letters: jobs keep them, and each mail has an entry of its own.
  foreach t in array array['event_settings', 'event_visits', 'event_counts'] loop
    call house_register(t);
  end loop;
end $$;
