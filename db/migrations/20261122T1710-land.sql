-- Whose public holidays hold here is set by those who keep the offers.
grant update (land) on directory.regions to miteinander_definer;
grant create on schema directory to miteinander_definer;
create function directory.set_land(new_land text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.inside() then
    raise exception 'no context' using errcode = '28000';
  end if;
  update directory.regions set land = new_land where id = ctx.region();
end $$;
revoke execute on function directory.set_land(text) from public;
grant execute on function directory.set_land(text) to miteinander_app;
alter function directory.set_land(text) owner to miteinander_definer;
revoke create on schema directory from miteinander_definer;
