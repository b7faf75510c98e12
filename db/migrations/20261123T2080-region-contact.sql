-- Whom people call stands on every public page and under every mail; only the demo's loader could write it.
grant update (contact_name, contact_phone, contact_email) on directory.regions to miteinander_definer;
grant create on schema directory to miteinander_definer;
create function directory.set_contact(office text, phone text, mail text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not ctx.inside() then
    raise exception 'no context' using errcode = '28000';
  end if;
  update directory.regions set contact_name = office, contact_phone = phone, contact_email = mail where id = ctx.region();
end $$;
revoke execute on function directory.set_contact(text, text, text) from public;
grant execute on function directory.set_contact(text, text, text) to miteinander_app;
alter function directory.set_contact(text, text, text) owner to miteinander_definer;
revoke create on schema directory from miteinander_definer;
