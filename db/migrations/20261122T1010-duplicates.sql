-- Two entries for one organisation: found by what they share, told apart or merged by people.

-- Pairs of which somebody said that they are two. The smaller id stands first.
create table organisation_differences (
  region_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  primary key (region_id, one_id, other_id),
  foreign key (region_id, one_id) references organisations (region_id, id) on delete cascade,
  foreign key (region_id, other_id) references organisations (region_id, id) on delete cascade,
  check (one_id < other_id)
);
create index organisation_differences_other on organisation_differences (region_id, other_id);

-- Where the entry of an old address went.
create table merged_organisations (
  region_id uuid not null,
  id uuid not null,
  into_id uuid not null,
  merged_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, into_id) references organisations (region_id, id) on delete cascade,
  check (id <> into_id)
);
create index merged_organisations_into on merged_organisations (region_id, into_id);

do $$
declare t text;
begin
  foreach t in array array['organisation_differences', 'merged_organisations'] loop
    call house_wall(t, null);
    call house_register(t);
  end loop;
end $$;

-- What two entries share, however it is written. The operators of trigrams are not leakproof, so below a policy their
-- index is not used: one function looks, repeats the policy and returns ids; who asked reads the rows through the wall.
create function search.phone_key(said text) returns text language sql immutable parallel safe as $$
  select nullif(right(regexp_replace(replace(said, '(0)', ''), '\D', '', 'g'), 7), '')
$$;
create function search.host_key(said text) returns text language sql immutable parallel safe as $$
  select lower(substring(said from '^(?:[Hh][Tt][Tt][Pp][Ss]?://)?(?:[Ww]{3}\.)?([^/:?#[:space:]]+)'))
$$;
create function search.street_key(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(replace(replace(search.plain(said), 'strasse', 'str'), 'platz', 'pl'), '[^a-z0-9]', '', 'g')
$$;

-- Whoever reads these tables has the planner look into the functions of their indexes.
grant usage on schema search to miteinander_definer;

create index organisations_alike on organisations using gin (region_id, search.plain(name) search.gin_trgm_ops) with (gin_pending_list_limit = 64);
create index organisations_short_name on organisations (region_id, search.plain(short_name));
do $$
declare t text;
begin
  foreach t in array array['organisations', 'organisation_internals'] loop
    execute format('create index %I on %I (region_id, search.phone_key(phone))', t || '_phone', t);
    execute format('create index %I on %I (region_id, lower(email))', t || '_email', t);
    execute format('create index %I on %I (region_id, search.host_key(website))', t || '_host', t);
    execute format('create index %I on %I (region_id, search.street_key(street))', t || '_street', t);
  end loop;
end $$;

grant select on organisations, organisation_internals to miteinander_search;
create policy organisations_search on organisations for select to miteinander_search using (true);
create policy organisation_internals_search on organisation_internals for select to miteinander_search using (true);

-- Ids of entries that may be the same organisation: of each kind of likeness at most thirty, for a person's eye at most five.
create function search.alike_organisations(names text[], phone text, email text, website text, street text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set pg_trgm.similarity_threshold = 0.3
  set enable_seqscan = off as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  of_phone text := search.phone_key(phone);
  of_email text := nullif(lower(trim(email)), '');
  of_host text := search.host_key(nullif(trim(website), ''));
  of_street text := case when street ~ '\d' then search.street_key(street) end;
  said text;
begin
  if here is null or not coalesce(ctx.inside(), false) then
    return;
  end if;
  foreach said in array names[:4] loop
    said := search.plain(said);
    return query select o.id from public.organisations o where o.region_id = here and search.plain(o.name) % said
      order by similarity(search.plain(o.name), said) desc limit 30;
    return query select o.id from public.organisations o where o.region_id = here and search.plain(o.short_name) = said limit 30;
  end loop;
  return query select o.id from public.organisations o where o.region_id = here and search.phone_key(o.phone) = of_phone limit 30;
  return query select i.organisation_id from public.organisation_internals i where i.region_id = here and search.phone_key(i.phone) = of_phone limit 30;
  return query select o.id from public.organisations o where o.region_id = here and lower(o.email) = of_email limit 30;
  return query select i.organisation_id from public.organisation_internals i where i.region_id = here and lower(i.email) = of_email limit 30;
  return query select o.id from public.organisations o where o.region_id = here and search.host_key(o.website) = of_host limit 30;
  return query select i.organisation_id from public.organisation_internals i where i.region_id = here and search.host_key(i.website) = of_host limit 30;
  return query select o.id from public.organisations o where o.region_id = here and search.street_key(o.street) = of_street limit 30;
  return query select i.organisation_id from public.organisation_internals i where i.region_id = here and search.street_key(i.street) = of_street limit 30;
end $$;
grant create on schema search to miteinander_search;
revoke execute on function search.alike_organisations from public;
grant execute on function search.alike_organisations to miteinander_app, miteinander_search;
alter function search.alike_organisations owner to miteinander_search;
revoke create on schema search from miteinander_search;
