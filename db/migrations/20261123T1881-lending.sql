-- Things and rooms to borrow from one day to another. Who borrows stands where bookings stand (their contact, their steps,
-- their link); here is what is lent, and which piece is away on which days.
create extension if not exists btree_gist with schema search;

create table offer_lendings (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  -- As people call one piece: "Sprachkoffer".
  item text not null default '',
  pieces integer not null check (pieces between 1 and 500),
  fetch_place text not null default '',
  fetch_times text not null default '',
  -- Null: not said. Zero: none.
  deposit_cents integer check (deposit_cents >= 0),
  -- Days from the first to the last, both counted.
  longest_days integer not null check (longest_days between 1 and 366),
  -- Days between asking and fetching.
  lead_days integer not null default 0 check (lead_days between 0 and 60),
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade
);

create table loans (
  region_id uuid not null references directory.regions (id),
  booking_id uuid not null,
  offer_id uuid not null,
  -- Which of the pieces, chosen by `wall.lend`. Null: not confirmed, or given up.
  piece integer check (piece > 0),
  -- Both counted, as days of the region.
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  handed_out_on date,
  returned_on date,
  reminded_on date,
  primary key (region_id, booking_id),
  foreign key (region_id, booking_id) references bookings (region_id, id) on delete cascade,
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade,
  check (handed_out_on is null or piece is not null),
  check (returned_on is null or handed_out_on is not null),
  check (returned_on >= handed_out_on),
  -- No piece is lent twice on one day, whoever asks at the same moment. Brought back earlier, it is free earlier. Brought back
  -- late, it stays within its days: the days after may be another's.
  constraint loans_one_at_a_time exclude using gist (region_id with =, offer_id with =, piece with =,
    daterange(first_day, greatest(first_day, least(last_day, returned_on)), '[]') with &&) where (piece is not null)
);
create index loans_offer on loans (region_id, offer_id, last_day);
create index loans_out on loans (region_id, last_day) where piece is not null and returned_on is null;

alter table bookings drop constraint bookings_owed_check;
alter table bookings add constraint bookings_owed_check
  check (owed in ('confirm', 'booked', 'waiting', 'offered', 'moved-up', 'lapsed', 'cancelled', 'return'));

-- The loans that keep a piece on a day. What is not back although its last day is over is away until today.
create function wall.loans_between(offer uuid, first date, last date, on_day date) returns setof loans
language sql stable security definer set search_path = public, pg_temp as $$
  select l.* from loans l
  where l.region_id = ctx.region() and l.offer_id = offer and l.piece is not null
    and (daterange(l.first_day, greatest(l.first_day, least(l.last_day, l.returned_on)), '[]') && daterange(first, last, '[]')
      or (l.handed_out_on is not null and l.returned_on is null and l.last_day < first and first <= on_day))
$$;

-- The first piece that is here on all of these days; null: none is.
create function wall.free_piece(offer uuid, first date, last date, on_day date) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select min(nth) from offer_lendings o cross join lateral generate_series(1, o.pieces) as nth
  where o.region_id = ctx.region() and o.offer_id = offer
    and not exists (select 1 from wall.loans_between(offer, first, last, on_day) l where l.piece = nth)
$$;

-- How many pieces are here on each day: a number, for everybody who sees the offer. At most a hundred days at once.
create function wall.pieces_free(offer uuid, first date, last date, on_day date) returns table (day date, free integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select d::date, greatest(0, o.pieces - (select count(distinct l.piece)::int from wall.loans_between(offer, d::date, d::date, on_day) l where l.piece <= o.pieces))
  from offer_lendings o cross join lateral generate_series(first, least(last, first + 100), interval '1 day') as d
  where o.region_id = ctx.region() and o.offer_id = offer
    and (ctx.inside() or (ctx.audience() = 'public' and o.is_shown) or (ctx.audience() = 'booking' and o.offer_id in (select wall.own_booking_offer())))
$$;

-- What strangers write: days that nobody confirmed. They keep no piece, nobody but the house reads who it is, and they count
-- only after a click in the mail. The same form sent twice is one. @returns null, or why not
create function wall.ask_for_loan(offer uuid, booking uuid, at timestamptz, on_day date, first date, last date, name text, email text, phone text, language text)
returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
  lent offer_lendings;
begin
  if ctx.audience() is distinct from 'public' then return 'not-open'; end if;
  select l.* into lent from offers o join offer_lendings l on l.region_id = o.region_id and l.offer_id = o.id
    where o.region_id = here and o.id = offer and o.is_shown and o.state = 'public' and o.kind = 'lending' and o.registration = 'here';
  -- A flood fills no disk: nobody reads that many names.
  if not found or (select count(*) from bookings b where b.region_id = here and b.offer_id = offer and b.state = 'asked') >= 2000 then return 'not-open'; end if;
  if exists (select 1 from loans l where l.region_id = here and l.booking_id = booking) then return null; end if;
  if last < first then return 'end-before-start'; end if;
  if first < on_day + lent.lead_days then return 'too-soon'; end if;
  if last > on_day + 400 then return 'too-far'; end if;
  if last - first + 1 > lent.longest_days then return 'too-long'; end if;
  if wall.free_piece(offer, first, last, on_day) is null then return 'taken'; end if;
  insert into bookings (region_id, id, offer_id, state, made_at, owed) values (here, booking, offer, 'asked', at, 'confirm') on conflict do nothing;
  if found then
    insert into booking_contacts (region_id, booking_id, name, email, phone, language) values (here, booking, name, email, phone, language);
    insert into loans (region_id, booking_id, offer_id, first_day, last_day) values (here, booking, offer, first, last);
  end if;
  return null;
end $$;

-- Keeps a piece for a loan, for the house and for the holder of its link: the database chooses which. All who ask for the same
-- offer wait for each other here; the constraint holds even where they would not. @returns null, or why not
create function wall.lend(booking uuid, on_day date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
  wished loans;
  kept integer;
begin
  if not ctx.inside() and not (ctx.audience() = 'booking' and ctx.account() = booking::text) then return 'not-allowed'; end if;
  select * into wished from loans l where l.region_id = here and l.booking_id = booking;
  if not found then return 'not-allowed'; end if;
  perform pg_advisory_xact_lock(hashtextextended(wished.offer_id::text, 1881));
  select * into wished from loans l where l.region_id = here and l.booking_id = booking for update;
  if wished.piece is not null then return null; end if;
  if not exists (select 1 from offers o where o.region_id = here and o.id = wished.offer_id and o.state = 'public') then return 'not-open'; end if;
  if wished.first_day < on_day then return 'too-soon'; end if;
  kept := wall.free_piece(wished.offer_id, wished.first_day, wished.last_day, on_day);
  if kept is null then return 'taken'; end if;
  update loans set piece = kept where region_id = here and booking_id = booking;
  update bookings b set state = 'booked', arrived = (select coalesce(max(o.arrived), 0) + 1 from bookings o where o.region_id = here and o.offer_id = wished.offer_id)
    where b.region_id = here and b.id = booking;
  return null;
end $$;

-- Gives a piece back before it was fetched. @returns null, or why not
create function wall.give_up_loan(booking uuid) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  if not ctx.inside() and not (ctx.audience() = 'booking' and ctx.account() = booking::text) then return 'not-allowed'; end if;
  if exists (select 1 from loans l where l.region_id = here and l.booking_id = booking and l.handed_out_on is not null for update) then return 'handed-out'; end if;
  update loans set piece = null where region_id = here and booking_id = booking;
  update bookings set state = 'withdrawn', arrived = null, owed = null where region_id = here and id = booking;
  return null;
end $$;

grant select on offer_lendings to miteinander_definer;
grant select, insert, update on loans to miteinander_definer;
grant update on bookings to miteinander_definer;
create policy offer_lendings_definer on offer_lendings for select to miteinander_definer using (true);
create policy loans_definer on loans to miteinander_definer using (true) with check (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['loans_between(uuid, date, date, date)', 'free_piece(uuid, date, date, date)', 'pieces_free(uuid, date, date, date)',
    'ask_for_loan(uuid, uuid, timestamptz, date, date, date, text, text, text, text)', 'lend(uuid, date)', 'give_up_loan(uuid)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    -- Rows of loans are for the other functions alone.
    if f !~ '^(loans_between|free_piece)' then execute format('grant execute on function wall.%s to miteinander_app', f); end if;
    execute format('grant execute on function wall.%s to miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('offer_lendings', 'is_shown');
call house_wall('loans', null);
call house_link('offer_lendings', 'booking', 'select', 'offer_id in (select wall.own_booking_offer())');
call house_link('offer_lendings', 'organisation-entry', 'select', 'offer_id in (select wall.own_offers())');
call house_link('offer_places', 'booking', 'select', 'offer_id in (select wall.own_booking_offer())');
call house_link('loans', 'booking', 'select', 'booking_id::text = (select ctx.account())');
do $$
declare t text;
begin
  foreach t in array array['offer_lendings', 'loans'] loop
    call house_register(t);
  end loop;
end $$;
