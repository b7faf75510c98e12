-- Courses, and places in courses and at events: who gets one, who waits, and what becomes of a place that is free again.

create table courses (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  type text not null check (type in ('integration', 'literacy', 'second-script', 'parents', 'women', 'youth', 'vocational', 'mama', 'county',
    'online', 'heritage', 'school-certificate', 'rental-licence', 'bicycle', 'volunteer', 'other')),
  level_from text check (level_from in ('A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  level_to text check (level_to in ('A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  lessons integer check (lessons between 1 and 3000),
  -- As it is called: "telc Deutsch A2".
  certificate text not null default '',
  funding text check (funding in ('federal', 'land', 'county', 'job-centre', 'employer', 'foundation', 'none')),
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  room text not null default '',
  -- The name is public only where that person released it.
  teacher_person_id uuid,
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  foreign key (region_id, teacher_person_id) references people (region_id, id) on delete set null (teacher_person_id),
  -- The letters stand in the order of the levels.
  check (level_to >= level_from)
);
create index courses_teacher on courses (region_id, teacher_person_id);
create index courses_level on courses (region_id, level_from, level_to);

-- How many a course or an event takes. `booked` and `waiting` follow from the bookings, under the lock of this row.
create table offer_capacities (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  minimum integer check (minimum > 0),
  maximum integer not null check (maximum between 1 and 10000),
  -- Places that the provider gave without us.
  taken_elsewhere integer not null default 0 check (taken_elsewhere >= 0),
  booked integer not null default 0 check (booked >= 0),
  waiting integer not null default 0 check (waiting >= 0),
  last_arrival integer not null default 0,
  -- The last day on which a booking is taken.
  booking_until date,
  -- Null: who waits moves up at once. Else the place is offered for so many days.
  answer_days integer check (answer_days between 1 and 30),
  version integer not null default 1,
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  check (maximum >= minimum),
  check (taken_elsewhere + booked <= maximum)
);

create table bookings (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  offer_id uuid not null,
  -- asked: typed into the public form, not confirmed yet. offered: a place is kept for the answer.
  state text not null check (state in ('asked', 'booked', 'waiting', 'offered', 'withdrawn', 'lapsed')),
  -- The place in the order of arrival, counted within the offer.
  arrived integer,
  made_at timestamptz not null,
  offered_until timestamptz,
  attended_at timestamptz,
  -- Never a day of birth.
  age_band text check (age_band in ('under-16', '16-26', '27-59', '60-up')),
  -- What the person must hear by mail; absent: nothing.
  owed text check (owed in ('confirm', 'booked', 'waiting', 'offered', 'moved-up', 'lapsed', 'cancelled')),
  primary key (region_id, id),
  unique (region_id, offer_id, arrived),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade,
  check ((state in ('booked', 'waiting', 'offered')) <= (arrived is not null)),
  check ((state = 'offered') = (offered_until is not null))
);
create index bookings_offer on bookings (region_id, offer_id, state, arrived);
create index bookings_offered on bookings (region_id, offered_until) where state = 'offered';

-- Who it is; goes ninety days after the last date, the booking stays as a number.
create table booking_contacts (
  region_id uuid not null,
  booking_id uuid not null,
  name text not null check (name <> ''),
  -- Of a child under sixteen: who registers it.
  guardian text not null default '',
  email text,
  phone text not null default '',
  language text not null default 'de',
  primary key (region_id, booking_id),
  foreign key (region_id, booking_id) references bookings (region_id, id) on delete cascade
);
create index booking_contacts_email on booking_contacts (region_id, lower(email));

-- Each step of a booking, so that a provider can say why somebody else got the place.
create table booking_steps (
  region_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  state text not null,
  at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, booking_id) references bookings (region_id, id) on delete cascade
);
create index booking_steps_booking on booking_steps (region_id, booking_id, at);

create function wall.own_booking_offer() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select b.offer_id from bookings b where b.region_id = ctx.region() and ctx.audience() = 'booking' and b.id::text = ctx.account()
$$;

-- How many wait before the holder of a booking's link.
create function wall.bookings_ahead(booking uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from bookings b join bookings own on own.region_id = b.region_id and own.offer_id = b.offer_id
  where own.region_id = ctx.region() and own.id = booking and ctx.audience() = 'booking' and own.id::text = ctx.account()
    and b.state = 'waiting' and b.arrived < own.arrived
$$;

-- The one thing that strangers write: a booking that nobody confirmed. It takes no place, nobody but the house reads it, and
-- it counts only after a click in the mail. The same form sent twice is one booking.
create function wall.ask_for_place(offer uuid, booking uuid, at timestamptz, on_day date, age_band text, name text, guardian text, email text, phone text, language text)
returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  if ctx.audience() is distinct from 'public'
    or not exists (select 1 from offers o join offer_capacities c on c.region_id = o.region_id and c.offer_id = o.id
      where o.region_id = here and o.id = offer and o.is_shown and o.state = 'public' and o.registration = 'here'
        and (c.booking_until is null or c.booking_until >= on_day))
    -- A flood fills no disk: nobody reads that many names.
    or (select count(*) from bookings b where b.region_id = here and b.offer_id = offer and b.state = 'asked') >= 2000
  then return false; end if;
  insert into bookings (region_id, id, offer_id, state, made_at, age_band, owed) values (here, booking, offer, 'asked', at, age_band, 'confirm')
    on conflict do nothing;
  if found then
    insert into booking_contacts (region_id, booking_id, name, guardian, email, phone, language) values (here, booking, name, guardian, email, phone, language);
  end if;
  return true;
end $$;

grant select on bookings, offers, offer_capacities to miteinander_definer;
grant insert on bookings, booking_contacts to miteinander_definer;
create policy bookings_definer on bookings to miteinander_definer using (true) with check (true);
create policy booking_contacts_definer on booking_contacts for insert to miteinander_definer with check (true);
create policy offer_capacities_definer on offer_capacities for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['own_booking_offer()', 'bookings_ahead(uuid)', 'ask_for_place(uuid, uuid, timestamptz, date, text, text, text, text, text, text)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('courses', 'is_shown');
call house_wall('offer_capacities', 'is_shown');
call house_wall('bookings', null);
call house_wall('booking_contacts', null);
call house_wall('booking_steps', null);
call house_link('offers', 'booking', 'select', 'id in (select wall.own_booking_offer())');
call house_link('offer_texts', 'booking', 'select', 'offer_id in (select wall.own_booking_offer())');
call house_link('offer_dates', 'booking', 'select', 'offer_id in (select wall.own_booking_offer())');
call house_link('courses', 'booking', 'select', 'offer_id in (select wall.own_booking_offer())');
call house_link('offer_capacities', 'booking', 'select', 'offer_id in (select wall.own_booking_offer())');
call house_link('offer_capacities', 'booking', 'update', 'offer_id in (select wall.own_booking_offer())');
call house_link('bookings', 'booking', 'select', 'id::text = (select ctx.account())');
call house_link('bookings', 'booking', 'update', 'id::text = (select ctx.account())');
call house_link('booking_contacts', 'booking', 'select', 'booking_id::text = (select ctx.account())');
call house_link('booking_steps', 'booking', 'insert', 'booking_id::text = (select ctx.account())');
do $$
declare t text;
begin
  foreach t in array array['courses', 'offer_capacities', 'bookings', 'booking_contacts'] loop
    call house_register(t);
  end loop;
end $$;

do $$
declare stored text;
begin
  select pg_get_constraintdef(oid) into stored from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  execute 'alter table directory.codes drop constraint codes_kind_check';
  execute 'alter table directory.codes add constraint codes_kind_check ' || replace(stored, 'ARRAY[', 'ARRAY[''booking''::text, ');
end $$;
