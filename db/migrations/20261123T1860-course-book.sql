-- The book of a course: who was there on which date, for the provider's eyes only, and certificates of attendance that
-- anybody can check and that name nobody.

-- One row for each date that was noted. `version` tells two people apart who note the same date at once.
create table attendance_sheets (
  region_id uuid not null,
  offer_id uuid not null,
  starts_at timestamptz not null,
  noted_at timestamptz not null,
  -- How many were present, rounded to 5 before it is written; null: 0 to 2. All that anybody but the provider learns, and what
  -- stays. Not tied to offer_dates, which are made anew with each change of the times.
  headcount integer check (headcount > 0 and headcount % 5 = 0),
  version integer not null default 1,
  primary key (region_id, offer_id, starts_at),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

-- Who was there. It hangs on the name of the learner, and goes with it: ninety days after the end, or when it is erased before.
create table attendance (
  region_id uuid not null,
  offer_id uuid not null,
  starts_at timestamptz not null,
  booking_id uuid not null,
  mark text not null check (mark in ('present', 'excused', 'absent')),
  primary key (region_id, booking_id, starts_at),
  foreign key (region_id, offer_id, starts_at) references attendance_sheets (region_id, offer_id, starts_at) on delete cascade,
  foreign key (region_id, booking_id) references booking_contacts (region_id, booking_id) on delete cascade
);
create index attendance_date on attendance (region_id, offer_id, starts_at);

-- What a certificate says of a course. Whose it is stands on the paper, and here only while the course still has the name.
create table course_certificates (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  -- Whose it is, and stays when two entries of the network become one. Null: the offer was deleted; the paper stays true.
  offer_id uuid,
  -- Counted within the course; printed, so that a provider finds it when the name is gone.
  number integer not null check (number > 0),
  -- SHA-256 of the code; the code itself stands on the paper only.
  code_hash bytea not null,
  title text not null check (title <> ''),
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  lessons integer check (lessons between 1 and 3000),
  level text check (level in ('A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  issued_on date not null,
  withdrawn_on date,
  booking_id uuid,
  primary key (region_id, id),
  unique (region_id, code_hash),
  unique (region_id, offer_id, number),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete set null (offer_id),
  foreign key (region_id, booking_id) references booking_contacts (region_id, booking_id) on delete set null (booking_id)
);
-- One that holds for each learner.
create unique index course_certificates_booking on course_certificates (region_id, booking_id) where withdrawn_on is null;

-- The courses of the organisation whose link it is.
create function wall.own_courses() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from offers o
  where o.region_id = ctx.region() and ctx.audience() = 'organisation-entry' and o.organisation_id::text = ctx.account() and o.kind = 'course'
$$;
-- Their learners: a name, and nothing of how to reach anybody. Who gave the place back stays where something was noted.
create function wall.own_learners() returns table (offer_id uuid, booking_id uuid, name text, has_place boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.offer_id, b.id, c.name, b.state = 'booked'
  from bookings b join booking_contacts c on c.region_id = b.region_id and c.booking_id = b.id
  where b.region_id = ctx.region() and b.offer_id in (select wall.own_courses())
    and (b.state = 'booked' or exists (select 1 from attendance a where a.region_id = b.region_id and a.booking_id = b.id))
$$;
-- What anybody learns who has the code: no row can be listed, and none names anybody.
create function wall.check_certificate(hash bytea)
returns table (title text, starts_on date, ends_on date, lessons integer, level text, issued_on date, withdrawn_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.title, c.starts_on, c.ends_on, c.lessons, c.level, c.issued_on, c.withdrawn_on from course_certificates c
  where c.region_id = ctx.region() and ctx.audience() = 'public' and c.code_hash = hash
$$;
grant select on booking_contacts, attendance, course_certificates to miteinander_definer;
create policy booking_contacts_definer_read on booking_contacts for select to miteinander_definer using (true);
create policy attendance_definer on attendance for select to miteinander_definer using (true);
create policy course_certificates_definer on course_certificates for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['own_courses()', 'own_learners()', 'check_certificate(bytea)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

-- No wall of the house here: what no policy allows, no role of the office reads, whoever asks. Only the provider's own link does.
do $$
declare t text;
begin
  foreach t in array array['attendance_sheets', 'attendance', 'course_certificates'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to miteinander_app', t);
    call house_register(t);
  end loop;
end $$;
do $$
declare command text;
begin
  foreach command in array array['select', 'insert', 'update', 'delete'] loop
    call house_link('attendance_sheets', 'organisation-entry', command, 'offer_id in (select wall.own_courses())');
    call house_link('attendance', 'organisation-entry', command, '(offer_id, booking_id) in (select l.offer_id, l.booking_id from wall.own_learners() l)');
  end loop;
end $$;
-- Rounded already, the headcount is all that the house reads.
create policy attendance_sheets_read on attendance_sheets for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.inside()));

call house_link('course_certificates', 'organisation-entry', 'select', 'offer_id in (select wall.own_courses())');
call house_link('course_certificates', 'organisation-entry', 'insert', '(offer_id, booking_id) in (select l.offer_id, l.booking_id from wall.own_learners() l)');
call house_link('course_certificates', 'organisation-entry', 'update', 'offer_id in (select wall.own_courses())');
-- The nightly job of retention, and nobody who is signed in.
call house_link('course_certificates', 'system', 'select', 'true');
call house_link('course_certificates', 'system', 'delete', 'true');
