-- Whoever merges two organisations moves everybody who is entered there, also those blocked, whom the office does not see.
create function wall.move_people(from_id uuid, to_id uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if ctx.region() is null or not ctx.inside() then
    raise exception 'only inside a region' using errcode = '42501';
  end if;
  update people set organisation_id = to_id where region_id = ctx.region() and organisation_id = from_id;
  update person_releases set organisation_id = to_id where region_id = ctx.region() and organisation_id = from_id;
end $$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.move_people(uuid, uuid) from public;
grant execute on function wall.move_people(uuid, uuid) to miteinander_app;
alter function wall.move_people(uuid, uuid) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
grant update (organisation_id) on people to miteinander_definer;
grant select, update (organisation_id) on person_releases to miteinander_definer;
create policy people_definer_move on people for update to miteinander_definer using (true);
create policy person_releases_definer on person_releases for select to miteinander_definer using (true);
create policy person_releases_definer_move on person_releases for update to miteinander_definer using (true);
