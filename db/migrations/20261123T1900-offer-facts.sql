-- Filters over 20,000 offers with 200,000 dates in sixty milliseconds: a narrow row for each offer with all that a filter
-- asks for, kept by triggers beside the search index. Nothing in it depends on the clock.

create table search.offer_facts (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  state text not null,
  kind text not null,
  organisation_id uuid not null,
  valid_until date,
  -- Its branch, topics and groups.
  labels uuid[] not null,
  -- Of its places, and those above them.
  municipalities uuid[] not null,
  languages text[] not null,
  cost_cents integer,
  has_childcare boolean not null,
  is_step_free boolean not null,
  level_from text,
  level_to text,
  -- Who asks now gets a place.
  has_free_places boolean not null,
  -- A bit for each of 21 times of the week (20261122T1850): of opening hours, and of single dates.
  hours_open integer not null,
  hours_dated integer not null,
  -- When it begins, in order; what is cancelled left out.
  starts timestamptz[] not null,
  -- The first and the last of them.
  first_at timestamptz generated always as (starts[1]) stored,
  last_at timestamptz generated always as (starts[cardinality(starts)]) stored,
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id) references public.offers (region_id, id) on delete cascade
);
alter table search.offer_facts enable row level security;
alter table search.offer_facts force row level security;
create policy offer_facts_read on search.offer_facts for select to miteinander_app
  using (region_id = (select ctx.region()) and ((select ctx.inside()) or ((select ctx.audience()) = 'public' and is_shown)));
create policy offer_facts_definer on search.offer_facts to miteinander_definer using (true) with check (true);
grant select on search.offer_facts to miteinander_app;
grant select, insert, update, delete on search.offer_facts to miteinander_definer;

-- At which of 21 times of the week something begins, as people here read the clock.
create function search.hour_begun(starts_at timestamptz, is_all_day boolean) returns integer language sql stable parallel safe as $$
  select case when is_all_day then 7 else case when extract(hour from at) < 12 then 1 when extract(hour from at) < 17 then 2 else 4 end end << (extract(isodow from at)::int - 1) * 3
  from (select starts_at at time zone 'Europe/Berlin' as at) clock
$$;

create function search.keep_offer_facts(of_region uuid[], of_offer uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, search, pg_temp as $$
begin
  -- Who writes the same offer at the same time waits here, and then sees what the other one wrote.
  perform from search.offer_facts f where (f.region_id, f.offer_id) in (select * from unnest(of_region, of_offer)) order by f.region_id, f.offer_id for update;
  insert into search.offer_facts (region_id, offer_id, is_shown, state, kind, organisation_id, valid_until, labels, municipalities, languages, cost_cents, has_childcare,
      is_step_free, level_from, level_to, has_free_places, hours_open, hours_dated, starts)
  select o.region_id, o.id, o.is_shown, o.state, o.kind, o.organisation_id, o.valid_until,
    o.branch_id || array(select c.label_id from public.offer_topics c where c.region_id = o.region_id and c.offer_id = o.id),
    array(select distinct above.id from public.offer_places p join public.municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
      cross join unnest(array[m.id, m.parent_id]) above(id) where p.region_id = o.region_id and p.offer_id = o.id and above.id is not null),
    o.languages, o.cost_cents, o.has_childcare, 'step-free' = any(o.accessibility), coalesce(c.level_from, c.level_to), coalesce(c.level_to, c.level_from),
    exists (select from public.offer_capacities k where k.region_id = o.region_id and k.offer_id = o.id and k.waiting = 0 and k.taken_elsewhere + k.booked < k.maximum),
    coalesce((select bit_or(w.hours_open) from public.offer_times w where w.region_id = o.region_id and w.offer_id = o.id), 0),
    coalesce(dated.hours, 0), coalesce(dated.starts, '{}')
  from (select distinct region_id, offer_id from unnest(of_region, of_offer) kept(region_id, offer_id)) kept
    join public.offers o on o.region_id = kept.region_id and o.id = kept.offer_id
    left join public.courses c on c.region_id = o.region_id and c.offer_id = o.id
    cross join lateral (select bit_or(search.hour_begun(d.starts_at, d.is_all_day)) as hours, array_agg(d.starts_at order by d.starts_at) as starts
      from public.offer_dates d where d.region_id = o.region_id and d.offer_id = o.id and not d.is_cancelled) dated
  on conflict (region_id, offer_id) do update set is_shown = excluded.is_shown, state = excluded.state, kind = excluded.kind, organisation_id = excluded.organisation_id,
    valid_until = excluded.valid_until, labels = excluded.labels, municipalities = excluded.municipalities, languages = excluded.languages, cost_cents = excluded.cost_cents,
    has_childcare = excluded.has_childcare, is_step_free = excluded.is_step_free, level_from = excluded.level_from, level_to = excluded.level_to,
    has_free_places = excluded.has_free_places, hours_open = excluded.hours_open, hours_dated = excluded.hours_dated, starts = excluded.starts;
end $$;

-- Once for each statement, however many rows it wrote.
create function search.keep_changed_offer_facts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  regions uuid[];
  offers uuid[];
begin
  execute format('select array_agg(region_id), array_agg(%I) from (select distinct region_id, %1$I from changed) once', tg_argv[0]) into regions, offers;
  if regions is not null then
    perform search.keep_offer_facts(regions, offers);
  end if;
  return null;
end $$;
create function search.keep_one_offers_facts() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform search.keep_offer_facts(array[new.region_id], array[new.offer_id]);
  return null;
end $$;
create function search.keep_facts_of_municipality() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform search.keep_offer_facts(array_agg(p.region_id), array_agg(p.offer_id)) from public.offer_places p
    where p.region_id = new.region_id and p.municipality_id = new.id having count(*) > 0;
  return null;
end $$;

do $$
declare t text; act text;
begin
  foreach t in array array['offers', 'offer_topics', 'offer_places', 'offer_times', 'offer_dates', 'courses', 'offer_capacities'] loop
    if not exists (select from pg_policies where schemaname = 'public' and tablename = t and policyname = t || '_definer') then
      execute format('create policy %I on %I for select to miteinander_definer using (true)', t || '_definer', t);
    end if;
    execute format('grant select on %I to miteinander_definer', t);
    foreach act in array array['insert', 'update', 'delete'] loop
      -- With an offer its facts go; every booking changes the places, of which the facts know only whether one is free.
      continue when (t, act) in (('offers', 'delete'), ('offer_capacities', 'update'));
      execute format('create trigger filtered_%s after %1$s on %I referencing %s table as changed for each statement execute function search.keep_changed_offer_facts(%L)',
        act, t, case act when 'delete' then 'old' else 'new' end, case t when 'offers' then 'id' else 'offer_id' end);
    end loop;
  end loop;
end $$;
create trigger filtered_update after update on offer_capacities for each row
  when ((old.waiting = 0 and old.taken_elsewhere + old.booked < old.maximum) is distinct from (new.waiting = 0 and new.taken_elsewhere + new.booked < new.maximum))
  execute function search.keep_one_offers_facts();
grant select (parent_id) on municipalities to miteinander_definer;
create trigger filtered_offers after update of parent_id on municipalities for each row when (old.parent_id is distinct from new.parent_id)
  execute function search.keep_facts_of_municipality();

revoke execute on function search.keep_offer_facts(uuid[], uuid[]), search.keep_changed_offer_facts(), search.keep_one_offers_facts(), search.keep_facts_of_municipality() from public;
grant create on schema search to miteinander_definer;
alter function search.keep_offer_facts(uuid[], uuid[]) owner to miteinander_definer;
alter function search.keep_changed_offer_facts() owner to miteinander_definer;
alter function search.keep_one_offers_facts() owner to miteinander_definer;
alter function search.keep_facts_of_municipality() owner to miteinander_definer;
revoke create on schema search from miteinander_definer;

-- What is there already. Even the tables' owner sees rows only while the wall is not forced on him.
alter table offers no force row level security;
select search.keep_offer_facts(array_agg(region_id), array_agg(id)) from offers having count(*) > 0;
alter table offers force row level security;
-- The filters read the facts instead.
drop index offer_times_open;
drop index offer_capacities_free;
