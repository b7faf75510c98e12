-- In which languages a county's portal stands; only the demo's loader could write it, so that a real county had three of sixteen.
grant update (languages) on directory.regions to miteinander_definer;
grant create on schema directory to miteinander_definer;
create function directory.set_languages(codes text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.inside() then
    raise exception 'no context' using errcode = '28000';
  end if;
  update directory.regions set languages = codes where id = ctx.region();
end $$;
revoke execute on function directory.set_languages(text[]) from public;
grant execute on function directory.set_languages(text[]) to miteinander_app;
alter function directory.set_languages(text[]) owner to miteinander_definer;
revoke create on schema directory from miteinander_definer;
