-- The secret address under which a calendar program reads when money and posts end.

create table deadline_feeds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  made_by text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (region_id, id)
);

do $$
declare stored text;
begin
  select pg_get_constraintdef(oid) into stored from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  execute 'alter table directory.codes drop constraint codes_kind_check';
  execute 'alter table directory.codes add constraint codes_kind_check ' || replace(stored, 'ARRAY[', 'ARRAY[''deadline-feed''::text, ');
end $$;

-- Everything that ends or is due from one day to another, both included. One function for the house and for the address, so
-- that the address opens these days alone, and no fund, measure or budget of which it knows only the title.
create function wall.deadlines(first date, last date) returns table (kind text, subject text, day text, title text, detail text, cents float8,
  "fundId" uuid, "measureId" uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.* from (
    select 'fund-deadline', f.id || ':' || d.what, d.due_on::text, f.name, d.what, null::float8, f.id, null::uuid
      from fund_deadlines d join funds f on f.region_id = d.region_id and f.id = d.fund_id
      where d.region_id = ctx.region() and f.state <> 'ended' and d.due_on between first and last
    union all
    select 'fund-ends', f.id::text, f.until_on::text, f.name, '', null, f.id, null
      from funds f where f.region_id = ctx.region() and f.state = 'running' and f.until_on between first and last
    union all
    select 'money-expires', l.id::text, l.expires_on::text, m.title, l.source, (l.amount_cents - l.called_up_cents)::float8, l.fund_id, m.id
      from budget_lines l join measures m on m.region_id = l.region_id and m.id = l.measure_id
      where l.region_id = ctx.region() and l.state = 'approved' and l.called_up_cents < l.amount_cents and m.state <> 'dropped'
        and l.expires_on between first and last
    union all
    -- The first day on which a post is not there or not paid for any more; least() passes over what is not said.
    select 'post-ends', p.title, least(p.ends_on, p.funded_until)::text, p.title, case when p.funded_until <= p.ends_on or p.ends_on is null then p.funding else '' end,
        null, null, null
      from integration_office o join integration_office_posts p on p.region_id = o.region_id and p.version = o.version
      where o.region_id = ctx.region() and o.replaced_at is null and least(p.ends_on, p.funded_until) between first and last
  ) d
  where ctx.inside() or (ctx.audience() = 'deadline-feed'
    and exists (select 1 from deadline_feeds f where f.region_id = ctx.region() and f.id::text = ctx.account() and f.revoked_at is null))
  order by 3, 4, 5 limit 1000
$$;

grant select on deadline_feeds, funds, fund_deadlines, budget_lines, measures, integration_office, integration_office_posts to miteinander_definer;
do $$
declare t text;
begin
  foreach t in array array['deadline_feeds', 'funds', 'fund_deadlines', 'budget_lines', 'measures', 'integration_office', 'integration_office_posts'] loop
    if not exists (select 1 from pg_policies where tablename = t and 'miteinander_definer' = any (roles)) then
      execute format('create policy %I on %I for select to miteinander_definer using (true)', t || '_definer', t);
    end if;
  end loop;
end $$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.deadlines(date, date) from public;
grant execute on function wall.deadlines(date, date) to miteinander_app, miteinander_definer;
alter function wall.deadlines(date, date) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;

call house_wall('deadline_feeds', null);
call house_link('deadline_feeds', 'deadline-feed', 'select', 'id::text = (select ctx.account()) and revoked_at is null');
call house_register('deadline_feeds');
