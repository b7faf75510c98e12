-- The application signs for a minute. A clock that runs ahead of the database's made that an hour: what leaked then lived
-- as long. Two minutes leave room for clocks that differ a little; beyond that nothing is served until somebody sets them.
create or replace function ctx.claims() returns text[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  raw text := current_setting('miteinander.context', true);
  parts text[];
  expected bytea;
  expires timestamptz;
begin
  if raw is null or raw = '' then
    return null;
  end if;
  parts := string_to_array(raw, '|');
  if array_length(parts, 1) is distinct from 6 then
    raise exception 'context is malformed' using errcode = '28000';
  end if;
  select sha256(k.outer_pad || sha256(k.inner_pad || convert_to(array_to_string(parts[1:5], '|'), 'UTF8')))
    into expected from ctx.keys k where k.id = 1;
  if expected is null or encode(expected, 'hex') <> parts[6] then
    raise exception 'context is not signed by the application' using errcode = '28000';
  end if;
  expires := to_timestamp(parts[5]::bigint / 1000.0);
  if expires < clock_timestamp() then
    raise exception 'context has expired' using errcode = '28000';
  end if;
  if expires > clock_timestamp() + interval '2 minutes' then
    raise exception 'context is signed too far ahead: the clocks of application and database differ' using errcode = '28000';
  end if;
  return parts;
end $$;
