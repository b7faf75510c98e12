-- How much a region's uploads may take was settable by the migrating login only; a region's administrators set it, too.
grant update (file_quota_mb) on directory.regions to miteinander_definer;
grant create on schema directory to miteinander_definer;
create function directory.set_file_quota(mb integer) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.inside() then
    raise exception 'no context' using errcode = '28000';
  end if;
  if mb not between 1000 and 100000 then
    raise exception 'a quota lies between 1,000 and 100,000 MB' using errcode = '22023';
  end if;
  update directory.regions set file_quota_mb = mb where id = ctx.region();
end $$;
revoke execute on function directory.set_file_quota(integer) from public;
grant execute on function directory.set_file_quota(integer) to miteinander_app;
alter function directory.set_file_quota(integer) owner to miteinander_definer;
revoke create on schema directory from miteinander_definer;
