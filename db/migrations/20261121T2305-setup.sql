-- The setting-up page makes a region under the sign-in role, before anybody can act in it.

grant insert on directory.regions to miteinander_definer;
grant select on directory.regions to miteinander_definer;
grant create on schema directory to miteinander_definer;
-- False when the name in addresses is taken.
create function directory.create_region(new_id uuid, new_slug text, new_name text, new_kind text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into directory.regions (id, slug, name, kind) values (new_id, new_slug, new_name, new_kind) on conflict (slug) do nothing;
  return found;
end $$;
revoke execute on function directory.create_region(uuid, text, text, text) from public;
grant execute on function directory.create_region(uuid, text, text, text) to miteinander_auth;
alter function directory.create_region(uuid, text, text, text) owner to miteinander_definer;
revoke create on schema directory from miteinander_definer;
