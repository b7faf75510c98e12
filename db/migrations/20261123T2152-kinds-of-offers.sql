-- What hangs on the kind of an offer when that changes. Who has a place, or waits for one, keeps it: things are borrowed by the day
-- and have none. The book of a course is its provider's alone, who would not find it any more.

grant select on attendance_sheets to miteinander_definer;
create policy attendance_sheets_definer on attendance_sheets for select to miteinander_definer using (true);
create function wall.held_kind(offer uuid) returns table (has_places boolean, has_book boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from offer_capacities c where c.region_id = ctx.region() and c.offer_id = offer and c.booked + c.waiting > 0),
    exists (select from attendance_sheets s where s.region_id = ctx.region() and s.offer_id = offer)
      or exists (select from course_certificates s where s.region_id = ctx.region() and s.offer_id = offer)
  where ctx.inside() or offer in (select wall.own_offers())
$$;

-- The number of places that nobody has goes with the kind: no page would show it, and search would find free places.
grant delete on offer_capacities to miteinander_definer;
create policy offer_capacities_definer_delete on offer_capacities for delete to miteinander_definer using (true);
create function wall.end_places_of_lending() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from offer_capacities where region_id = new.region_id and offer_id = new.id and booked = 0 and waiting = 0;
  return null;
end $$;
create trigger places_end after update of kind on offers for each row
  when (new.kind = 'lending' and old.kind <> 'lending') execute function wall.end_places_of_lending();

grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['held_kind(uuid)', 'end_places_of_lending()'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
grant execute on function wall.held_kind(uuid) to miteinander_app;
revoke create on schema wall from miteinander_definer;
