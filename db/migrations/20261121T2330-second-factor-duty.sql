-- Which roles of a region need a second factor: the one setting of the directory that the region itself may change.

grant update (two_factor_roles) on directory.regions to miteinander_definer;
grant create on schema directory to miteinander_definer;
create function directory.set_two_factor_roles(roles text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.inside() then
    raise exception 'no context' using errcode = '28000';
  end if;
  update directory.regions set two_factor_roles = roles where id = ctx.region();
end $$;
revoke execute on function directory.set_two_factor_roles(text[]) from public;
grant execute on function directory.set_two_factor_roles(text[]) to miteinander_app;
alter function directory.set_two_factor_roles(text[]) owner to miteinander_definer;
revoke create on schema directory from miteinander_definer;
