-- Who lends notes by the link to its entry what was fetched and brought back, and sees who it is.

create function wall.own_loans() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select l.booking_id from loans l where l.region_id = ctx.region() and l.offer_id in (select wall.own_offers())
$$;

-- For the house and for who lends: what was kept is fetched, what was fetched is back. Noted twice, it holds once.
-- @returns null, or why not
create function wall.hand_over(booking uuid, act text, on_day date) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
  loan loans;
begin
  if not ctx.inside() and not booking in (select wall.own_loans()) then return 'not-found'; end if;
  select * into loan from loans l where l.region_id = here and l.booking_id = booking for update;
  if not found then return 'not-found'; end if;
  if loan.piece is null or (act = 'return' and loan.handed_out_on is null) then return 'no-such-way'; end if;
  if act = 'hand-out' then update loans set handed_out_on = coalesce(handed_out_on, on_day) where region_id = here and booking_id = booking;
  elsif act = 'return' then update loans set returned_on = coalesce(returned_on, on_day) where region_id = here and booking_id = booking;
  end if;
  return null;
end $$;

grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['own_loans()', 'hand_over(uuid, text, date)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

-- Names of their own: another migration may show the same link other bookings.
do $$
declare wanted record;
begin
  for wanted in
    select * from (values ('loans', 'booking_id'), ('bookings', 'id'), ('booking_contacts', 'booking_id')) as w(target, id)
  loop
    execute format('create policy %I on %I for select to miteinander_app using (region_id = (select ctx.region())
      and (select ctx.audience()) = ''organisation-entry'' and %I in (select wall.own_loans()))', wanted.target || '_lender_select', wanted.target, wanted.id);
  end loop;
end $$;
