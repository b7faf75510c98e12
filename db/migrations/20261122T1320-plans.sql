-- Other plans beside the concept (education report, housing supply, the Land's concept …), their goals, and which of ours serve them.

-- The region's own words for kinds of plans.
create table plan_kinds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null check (name <> ''),
  primary key (region_id, id),
  unique (region_id, name)
);

create table plans (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  title text not null check (title <> ''),
  kind_id uuid,
  publisher text not null default '',
  year integer check (year between 1990 and 2100),
  url text check (url ~ '^https?://'),
  is_public boolean not null default false,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, kind_id) references plan_kinds (region_id, id)
);
create index plans_kind on plans (region_id, kind_id);

create table plan_goals (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  plan_id uuid not null,
  position integer not null,
  -- As the plan counts it: "4", "B.2".
  number text not null default '',
  text text not null check (text <> ''),
  primary key (region_id, id),
  foreign key (region_id, plan_id) references plans (region_id, id) on delete cascade
);
create index plan_goals_plan on plan_goals (region_id, plan_id, position);

create table plan_goal_links (
  region_id uuid not null references directory.regions (id),
  plan_goal_id uuid not null,
  goal_id uuid not null,
  primary key (region_id, plan_goal_id, goal_id),
  foreign key (region_id, plan_goal_id) references plan_goals (region_id, id) on delete cascade,
  foreign key (region_id, goal_id) references goals (region_id, id) on delete cascade
);
create index plan_goal_links_goal on plan_goal_links (region_id, goal_id);

create function wall.public_plans() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from plans p where p.region_id = ctx.region() and ctx.audience() = 'public' and p.is_public
$$;
create function wall.public_plan_goals() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from plan_goals g where g.region_id = ctx.region() and g.plan_id in (select wall.public_plans())
$$;
grant select on plans, plan_goals to miteinander_definer;
create policy plans_definer on plans for select to miteinander_definer using (true);
create policy plan_goals_definer on plan_goals for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['public_plans()', 'public_plan_goals()'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('plan_kinds', null);
call house_wall('plans', 'id in (select wall.public_plans())');
call house_wall('plan_goals', 'id in (select wall.public_plan_goals())');
call house_wall('plan_goal_links', 'plan_goal_id in (select wall.public_plan_goals()) and goal_id in (select wall.released_goals())');
do $$
declare t text;
begin
  foreach t in array array['plan_kinds', 'plans', 'plan_goals', 'plan_goal_links'] loop
    call house_register(t);
  end loop;
end $$;
