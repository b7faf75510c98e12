-- Who waits for a course: what is needed, where and when; who it is only where that person agreed to be written to.

alter table courses add column asks_interested boolean not null default false;

create table interest_entries (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  -- asked: typed into the public form, not confirmed yet. offered: a place is kept for the answer.
  state text not null check (state in ('asked', 'listed', 'offered', 'placed', 'left')),
  -- Null: not known.
  level text check (level in ('A0', 'A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  -- Kinds of course; empty: any.
  types text[] not null default '{}',
  -- Where somebody lives, as coarse as this; never an address.
  municipality_id uuid,
  -- 1 is Monday; empty: any.
  weekdays smallint[] not null default '{}',
  day_parts text[] not null default '{}' check (day_parts <@ array['morning', 'afternoon', 'evening']),
  needs_childcare boolean not null default false,
  since date not null,
  entered_by text not null check (entered_by in ('self', 'office')),
  -- The last day on which somebody said that this one still looks.
  last_sign_on date not null,
  asked_on date,
  -- What the person must hear by mail; absent: nothing.
  owed text check (owed in ('confirm', 'offered', 'still')),
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, municipality_id) references municipalities (region_id, id)
);
create index interest_entries_order on interest_entries (region_id, state, since, id);
create index interest_entries_municipality on interest_entries (region_id, municipality_id);

-- Only with consent; goes with the entry.
create table interest_contacts (
  region_id uuid not null,
  interest_id uuid not null,
  name text not null check (name <> ''),
  email text,
  phone text not null default '',
  language text not null default 'de',
  consented_on date not null,
  primary key (region_id, interest_id),
  foreign key (region_id, interest_id) references interest_entries (region_id, id) on delete cascade,
  check (email is not null or phone <> '')
);
create index interest_contacts_email on interest_contacts (region_id, lower(email));

-- Each place that was offered, and what became of it. The place itself is a booking, kept until the answer.
create table interest_offers (
  region_id uuid not null,
  booking_id uuid not null,
  interest_id uuid not null,
  offer_id uuid not null,
  state text not null check (state in ('offered', 'taken', 'declined', 'lapsed')),
  offered_at timestamptz not null,
  answered_at timestamptz,
  -- The place that was not taken went on to the next.
  passed_on boolean not null default false,
  primary key (region_id, booking_id),
  foreign key (region_id, booking_id) references bookings (region_id, id) on delete cascade,
  foreign key (region_id, interest_id) references interest_entries (region_id, id) on delete cascade,
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);
create index interest_offers_interest on interest_offers (region_id, interest_id);
create index interest_offers_offer on interest_offers (region_id, offer_id, state);
-- Nobody is offered two places at once.
create unique index interest_offers_open on interest_offers (region_id, interest_id) where state = 'offered';

-- How many began to wait, by month; stays when the entries go.
create table interest_counts (
  region_id uuid not null references directory.regions (id),
  id uuid not null default gen_random_uuid(),
  month date not null,
  level text,
  municipality_id uuid,
  entered integer not null,
  primary key (region_id, id),
  unique nulls not distinct (region_id, month, level, municipality_id),
  foreign key (region_id, municipality_id) references municipalities (region_id, id)
);
create index interest_counts_municipality on interest_counts (region_id, municipality_id);

create function wall.count_interest() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into interest_counts (region_id, month, level, municipality_id, entered)
    values (new.region_id, date_trunc('month', new.since)::date, new.level, new.municipality_id, 1)
    on conflict (region_id, month, level, municipality_id) do update set entered = interest_counts.entered + 1;
  return null;
end $$;
create trigger counted_when_entered after insert on interest_entries for each row when (new.state <> 'asked') execute function wall.count_interest();
create trigger counted_when_confirmed after update of state on interest_entries for each row when (old.state = 'asked' and new.state = 'listed')
  execute function wall.count_interest();

create function wall.own_interest_bookings() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select i.booking_id from interest_offers i where i.region_id = ctx.region() and ctx.audience() = 'interest' and i.interest_id::text = ctx.account()
$$;
create function wall.own_interest_offers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select i.offer_id from interest_offers i where i.region_id = ctx.region() and ctx.audience() = 'interest' and i.interest_id::text = ctx.account()
$$;

-- What strangers write: an entry that nobody confirmed. It is offered nothing, and counts only after a click in the mail.
-- The same form sent twice is one entry.
create function wall.ask_for_course(entry uuid, on_day date, level text, types text[], municipality uuid, weekdays smallint[], day_parts text[],
  needs_childcare boolean, name text, email text, phone text, language text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  -- A flood fills no disk: nobody reads that many names.
  if ctx.audience() is distinct from 'public' or (select count(*) from interest_entries e where e.region_id = here and e.state = 'asked') >= 2000
  then return false; end if;
  insert into interest_entries (region_id, id, state, level, types, municipality_id, weekdays, day_parts, needs_childcare, since, entered_by, last_sign_on, owed)
    values (here, entry, 'asked', level, types, municipality, weekdays, day_parts, needs_childcare, on_day, 'self', on_day, 'confirm')
    on conflict do nothing;
  if found then
    insert into interest_contacts (region_id, interest_id, name, email, phone, language, consented_on) values (here, entry, name, email, phone, language, on_day);
  end if;
  return true;
end $$;

grant select on interest_offers to miteinander_definer;
grant select, insert on interest_entries to miteinander_definer;
grant insert on interest_contacts to miteinander_definer;
grant select, insert, update on interest_counts to miteinander_definer;
create policy interest_offers_definer on interest_offers for select to miteinander_definer using (true);
create policy interest_entries_definer on interest_entries to miteinander_definer using (true) with check (true);
create policy interest_contacts_definer on interest_contacts for insert to miteinander_definer with check (true);
create policy interest_counts_definer on interest_counts to miteinander_definer using (true) with check (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['count_interest()', 'own_interest_bookings()', 'own_interest_offers()',
    'ask_for_course(uuid, date, text, text[], uuid, smallint[], text[], boolean, text, text, text, text)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('interest_entries', null);
call house_wall('interest_contacts', null);
call house_wall('interest_offers', null);
call house_wall('interest_counts', null);
call house_link('interest_entries', 'interest', 'select', 'id::text = (select ctx.account())');
call house_link('interest_entries', 'interest', 'update', 'id::text = (select ctx.account())');
call house_link('interest_contacts', 'interest', 'select', 'interest_id::text = (select ctx.account())');
call house_link('interest_contacts', 'interest', 'delete', 'interest_id::text = (select ctx.account())');
call house_link('interest_offers', 'interest', 'select', 'interest_id::text = (select ctx.account())');
call house_link('interest_offers', 'interest', 'update', 'interest_id::text = (select ctx.account())');
call house_link('offers', 'interest', 'select', 'id in (select wall.own_interest_offers())');
call house_link('offer_texts', 'interest', 'select', 'offer_id in (select wall.own_interest_offers())');
call house_link('offer_capacities', 'interest', 'select', 'offer_id in (select wall.own_interest_offers())');
call house_link('offer_capacities', 'interest', 'update', 'offer_id in (select wall.own_interest_offers())');
call house_link('courses', 'interest', 'select', 'offer_id in (select wall.own_interest_offers())');
call house_link('bookings', 'interest', 'select', 'id in (select wall.own_interest_bookings())');
call house_link('bookings', 'interest', 'update', 'id in (select wall.own_interest_bookings())');
call house_link('booking_contacts', 'interest', 'insert', 'booking_id in (select wall.own_interest_bookings())');
call house_link('booking_steps', 'interest', 'insert', 'booking_id in (select wall.own_interest_bookings())');
do $$
declare t text;
begin
  -- Not interest_counts: they follow from the entries.
  foreach t in array array['interest_entries', 'interest_contacts', 'interest_offers'] loop
    call house_register(t);
  end loop;
end $$;

do $$
declare stored text;
begin
  select pg_get_constraintdef(oid) into stored from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  execute 'alter table directory.codes drop constraint codes_kind_check';
  execute 'alter table directory.codes add constraint codes_kind_check ' || replace(stored, 'ARRAY[', 'ARRAY[''interest''::text, ');
end $$;
