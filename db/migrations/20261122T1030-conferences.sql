-- Conferences: workshops with limited places, registrations with a waiting list, and who has which place.

create table conferences (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  title text not null check (title <> ''),
  purpose text not null default '',
  gremium_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null default '',
  -- Everybody may register, or only who was invited.
  is_public boolean not null default false,
  registration_until date,
  -- Absent: as many as come.
  places integer check (places between 1 and 5000),
  languages text[] not null default '{de}',
  state text not null default 'draft' check (state in ('draft', 'open', 'closed', 'documented', 'cancelled')),
  cancelled_reason text not null default '',
  documentation text not null default '',
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id)
);
create index conferences_start on conferences (region_id, starts_at);

-- How to get in from afar is for those who registered.
create table conference_internals (
  region_id uuid not null references directory.regions (id),
  conference_id uuid not null,
  online_url text,
  primary key (region_id, conference_id),
  foreign key (region_id, conference_id) references conferences (region_id, id) on delete cascade
);

-- What of the concept it works on. The network knows titles, never the concept's tables.
create table conference_fields (
  region_id uuid not null references directory.regions (id),
  conference_id uuid not null,
  field_id uuid not null,
  title text not null,
  primary key (region_id, conference_id, field_id),
  foreign key (region_id, conference_id) references conferences (region_id, id) on delete cascade
);

create table conference_workshops (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  conference_id uuid not null,
  title text not null check (title <> ''),
  sentence text not null default '',
  room text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  moderator_person_id uuid,
  field_id uuid,
  field_title text,
  places integer check (places between 1 and 5000),
  documentation text not null default '',
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, conference_id) references conferences (region_id, id) on delete cascade,
  foreign key (region_id, moderator_person_id) references people (region_id, id),
  check ((field_id is null) = (field_title is null))
);
create index conference_workshops_conference on conference_workshops (region_id, conference_id, starts_at);

-- One row for each who registered or was invited, without a word about the person: it stays as a headcount.
create table registrations (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  conference_id uuid not null,
  -- asked: typed into the public form and not confirmed; invited: mailed and not answered.
  state text not null check (state in ('asked', 'invited', 'registered', 'waiting', 'withdrawn', 'declined')),
  -- The place in the order of arrival, counted within the conference.
  arrived integer,
  made_at timestamptz not null,
  answered_at timestamptz,
  attended_at timestamptz,
  -- What the person must hear by mail; absent: nothing.
  owed text check (owed in ('confirm', 'link', 'invitation', 'let-in', 'moved-up', 'cancelled')),
  mailed_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, conference_id) references conferences (region_id, id) on delete cascade,
  check ((state in ('registered', 'waiting')) <= (arrived is not null))
);
create index registrations_conference on registrations (region_id, conference_id, state);

-- Who it is: deleted 90 days after the conference; a registration that nobody confirmed, after a week.
create table registrants (
  region_id uuid not null references directory.regions (id),
  registration_id uuid not null,
  name text not null check (name <> ''),
  organisation text not null default '',
  -- Absent: somebody who came without having registered.
  email text,
  language text not null default 'de' check (language in ('de', 'en', 'ar')),
  primary key (region_id, registration_id),
  foreign key (region_id, registration_id) references registrations (region_id, id) on delete cascade
);
create index registrants_email on registrants (region_id, lower(email));

-- Interpreter, childcare, access: for the organiser only, and gone fourteen days after the conference.
create table registration_needs (
  region_id uuid not null references directory.regions (id),
  registration_id uuid not null,
  interpreter_language text,
  childcare text not null default '',
  access text not null default '',
  primary key (region_id, registration_id),
  foreign key (region_id, registration_id) references registrations (region_id, id) on delete cascade
);

create table workshop_places (
  region_id uuid not null references directory.regions (id),
  registration_id uuid not null,
  workshop_id uuid not null,
  -- wish: of a registration that is not confirmed yet.
  state text not null check (state in ('wish', 'place', 'waiting')),
  arrived integer,
  -- Whether the person knows of the place; false after moving up, until the mail is written.
  told boolean not null default true,
  primary key (region_id, registration_id, workshop_id),
  foreign key (region_id, registration_id) references registrations (region_id, id) on delete cascade,
  foreign key (region_id, workshop_id) references conference_workshops (region_id, id) on delete cascade,
  check ((state = 'wish') = (arrived is null))
);
create index workshop_places_workshop on workshop_places (region_id, workshop_id, state, arrived);

create function wall.public_conferences() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from conferences c where c.region_id = ctx.region() and ctx.audience() = 'public' and c.is_public and c.state <> 'draft'
$$;
create function wall.own_conference() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.conference_id from registrations r where r.region_id = ctx.region() and ctx.audience() = 'registration' and r.id::text = ctx.account()
$$;

-- How full a conference and its workshops are: numbers, whoever has the places. The first row, without a workshop, is the
-- conference itself. For the public of public conferences, for the holder of a registration's link of its own.
create function wall.conference_places(conference uuid) returns table (workshop_id uuid, places integer, taken integer, waiting integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with seen as (
    select c.id, c.places from conferences c
    where c.region_id = ctx.region() and c.id = conference
      and (ctx.inside() or c.id in (select wall.public_conferences()) or c.id in (select wall.own_conference()))
  )
  select null::uuid, seen.places,
    (select count(*)::int from registrations r where r.region_id = ctx.region() and r.conference_id = seen.id and r.state = 'registered'),
    (select count(*)::int from registrations r where r.region_id = ctx.region() and r.conference_id = seen.id and r.state = 'waiting')
  from seen
  union all
  select w.id, w.places,
    (select count(*)::int from workshop_places p where p.region_id = w.region_id and p.workshop_id = w.id and p.state = 'place'),
    (select count(*)::int from workshop_places p where p.region_id = w.region_id and p.workshop_id = w.id and p.state = 'waiting')
  from seen join conference_workshops w on w.region_id = ctx.region() and w.conference_id = seen.id
$$;

-- How many wait before the holder of a registration's link, for the house (without a workshop) and for each workshop.
create function wall.waiting_ahead(registration uuid) returns table (workshop_id uuid, ahead integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with own as (
    select r.region_id, r.id, r.conference_id, r.state, r.arrived from registrations r
    where r.region_id = ctx.region() and r.id = registration and ctx.audience() = 'registration' and r.id::text = ctx.account()
  )
  select null::uuid, (select count(*)::int from registrations o
    where o.region_id = own.region_id and o.conference_id = own.conference_id and o.state = 'waiting' and o.arrived < own.arrived)
  from own where own.state = 'waiting'
  union all
  select p.workshop_id, (select count(*)::int from workshop_places o
    where o.region_id = p.region_id and o.workshop_id = p.workshop_id and o.state = 'waiting' and o.arrived < p.arrived)
  from own join workshop_places p on p.region_id = own.region_id and p.registration_id = own.id where p.state = 'waiting'
$$;

-- The next number in the order of arrival. Whoever asks holds the conference's lock (see queue.ts).
create function wall.next_arrival(conference uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select 1 + greatest(
    (select coalesce(max(r.arrived), 0) from registrations r where r.region_id = ctx.region() and r.conference_id = conference),
    (select coalesce(max(p.arrived), 0) from workshop_places p join registrations r on r.region_id = p.region_id and r.id = p.registration_id
      where p.region_id = ctx.region() and r.conference_id = conference))
  where ctx.inside() or conference in (select wall.own_conference())
$$;

-- The one thing that strangers write: an unconfirmed registration for an open, public conference. It takes no place, nobody
-- but the house reads it, and it counts only after a click in the mail. Narrower than a policy: the three rows belong
-- together, and the public needs no right to read what it wrote.
create function wall.register(conference uuid, registration uuid, at timestamptz, name text, organisation text, email text, language text, workshops uuid[]) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  if ctx.audience() is distinct from 'public'
    or not exists (select 1 from conferences c where c.region_id = here and c.id = conference and c.is_public and c.state = 'open')
    -- A flood fills no disk: nobody reads that many names.
    or (select count(*) from registrations r where r.region_id = here and r.conference_id = conference and r.state = 'asked') >= 2000
  then return false; end if;
  insert into registrations (region_id, id, conference_id, state, made_at, owed) values (here, registration, conference, 'asked', at, 'confirm')
    on conflict do nothing;
  -- The same form twice, or again by somebody who had withdrawn.
  if not found then
    update registrations r set owed = 'link' where r.region_id = here and r.id = registration and r.conference_id = conference and r.state = 'withdrawn';
    return true;
  end if;
  insert into registrants (region_id, registration_id, name, organisation, email, language) values (here, registration, name, organisation, email, language);
  insert into workshop_places (region_id, registration_id, workshop_id, state)
    select here, registration, w.id, 'wish' from conference_workshops w where w.region_id = here and w.conference_id = conference and w.id = any (workshops);
  return true;
end $$;

grant select on conferences, conference_workshops, registrations, workshop_places to miteinander_definer;
grant insert on registrations, registrants, workshop_places to miteinander_definer;
grant update (owed) on registrations to miteinander_definer;
create policy conferences_definer on conferences for select to miteinander_definer using (true);
create policy conference_workshops_definer on conference_workshops for select to miteinander_definer using (true);
create policy registrations_definer on registrations to miteinander_definer using (true) with check (true);
create policy workshop_places_definer on workshop_places to miteinander_definer using (true) with check (true);
create policy registrants_definer on registrants for insert to miteinander_definer with check (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['public_conferences()', 'own_conference()', 'conference_places(uuid)', 'waiting_ahead(uuid)', 'next_arrival(uuid)',
    'register(uuid, uuid, timestamptz, text, text, text, text, uuid[])'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('conferences', 'is_public and state <> ''draft''');
call house_wall('conference_internals', null);
call house_wall('conference_fields', 'conference_id in (select wall.public_conferences())');
call house_wall('conference_workshops', 'conference_id in (select wall.public_conferences())');
call house_wall('registrations', null);
call house_wall('registrants', null);
call house_wall('registration_needs', null);
call house_wall('workshop_places', null);

call house_link('conferences', 'registration', 'select', 'id in (select wall.own_conference())');
call house_link('conference_internals', 'registration', 'select', 'conference_id in (select wall.own_conference())');
call house_link('conference_workshops', 'registration', 'select', 'conference_id in (select wall.own_conference())');
call house_link('registrations', 'registration', 'select', 'id::text = (select ctx.account())');
call house_link('registrations', 'registration', 'update', 'id::text = (select ctx.account())');
call house_link('registrants', 'registration', 'select', 'registration_id::text = (select ctx.account())');
call house_link('registration_needs', 'registration', 'select', 'registration_id::text = (select ctx.account())');
call house_link('registration_needs', 'registration', 'insert', 'registration_id::text = (select ctx.account())');
call house_link('registration_needs', 'registration', 'update', 'registration_id::text = (select ctx.account())');
call house_link('registration_needs', 'registration', 'delete', 'registration_id::text = (select ctx.account())');
call house_link('workshop_places', 'registration', 'select', 'registration_id::text = (select ctx.account())');
call house_link('workshop_places', 'registration', 'insert', 'registration_id::text = (select ctx.account())');
call house_link('workshop_places', 'registration', 'update', 'registration_id::text = (select ctx.account())');
call house_link('workshop_places', 'registration', 'delete', 'registration_id::text = (select ctx.account())');

do $$
declare t text;
begin
  foreach t in array array['conferences', 'conference_internals', 'conference_fields', 'conference_workshops', 'registrations', 'registrants',
    'registration_needs', 'workshop_places'] loop
    call house_register(t);
  end loop;
end $$;
