-- A name is misspelled on a certificate. Whose learner it is puts it right where it stands, with the place: nothing else of
-- it, and only for somebody who has a certificate.

-- @returns whether there is such a learner
create function wall.correct_name(booking uuid, said text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  if not exists (select 1 from wall.own_learners() l where l.booking_id = booking)
    or not exists (select 1 from course_certificates c where c.region_id = here and c.booking_id = booking)
    or btrim(said) = '' or length(said) > 120 then
    return false;
  end if;
  update booking_contacts set name = btrim(said) where region_id = here and booking_id = booking;
  return found;
end $$;

grant update (name) on booking_contacts to miteinander_definer;
create policy booking_contacts_definer_name on booking_contacts for update to miteinander_definer using (true) with check (true);
grant create on schema wall to miteinander_definer;
revoke execute on function wall.correct_name(uuid, text) from public;
grant execute on function wall.correct_name(uuid, text) to miteinander_app, miteinander_definer;
alter function wall.correct_name(uuid, text) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
