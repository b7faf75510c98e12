-- A board moves with its people when two entries become one: moving is not entering, and only the group enters.
create or replace function wall.move_people(from_id uuid, to_id uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if ctx.region() is null or not ctx.inside() then
    raise exception 'only inside a region' using errcode = '42501';
  end if;
  update people set organisation_id = to_id where region_id = ctx.region() and organisation_id = from_id;
  update person_releases set organisation_id = to_id where region_id = ctx.region() and organisation_id = from_id;
  update board_members set organisation_id = to_id where region_id = ctx.region() and organisation_id = from_id;
end $$;
grant select, update (organisation_id) on board_members to miteinander_definer;
create policy board_members_definer on board_members for select to miteinander_definer using (true);
create policy board_members_definer_move on board_members for update to miteinander_definer using (true);
