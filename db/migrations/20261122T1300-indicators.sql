-- Indicators: by which figure one sees whether a goal comes nearer, and its dated values, for the county and by municipality.

create table indicators (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  -- Null: its goal is gone. Years of values outlive the wording of a goal; somebody gives the indicator another one.
  goal_id uuid,
  name text not null check (name <> ''),
  unit text not null check (unit in ('people', 'percent', 'euro', 'number')),
  -- What is counted, where the unit is a plain number: "Kurse".
  unit_word text not null default '',
  definition text not null default '',
  source text not null default '',
  direction text not null check (direction in ('more', 'less', 'hold')),
  baseline numeric(14, 2),
  baseline_on date,
  target numeric(14, 2),
  target_on date,
  released_at timestamptz,
  released_by text,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, goal_id) references goals (region_id, id) on delete set null (goal_id),
  check ((baseline is null) = (baseline_on is null)),
  check ((target is null) = (target_on is null))
);
create index indicators_goal on indicators (region_id, goal_id);

create table indicator_values (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  indicator_id uuid not null,
  -- Null: the whole county.
  municipality_id uuid,
  -- A year is kept as its last day.
  dated_on date not null,
  is_year boolean not null default false,
  value numeric(14, 2) not null,
  -- Of how many, where the value is a share of people: small ones are not shown.
  base_count integer check (base_count > 0),
  note text not null default '',
  -- Empty: the indicator's own.
  source text not null default '',
  entered_at timestamptz not null,
  entered_by text not null,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, indicator_id) references indicators (region_id, id) on delete cascade,
  foreign key (region_id, municipality_id) references municipalities (region_id, id),
  check (not is_year or to_char(dated_on, 'MM-DD') = '12-31')
);
-- One figure for one place and one day.
create unique index indicator_values_once on indicator_values (region_id, indicator_id, municipality_id, dated_on) nulls not distinct;
create index indicator_values_municipality on indicator_values (region_id, municipality_id);

create function wall.released_indicators() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select i.id from indicators i where i.region_id = ctx.region() and ctx.audience() = 'public' and i.released_at is not null
    and i.goal_id in (select wall.released_goals())
$$;
grant select on indicators to miteinander_definer;
create policy indicators_definer on indicators for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
revoke execute on function wall.released_indicators() from public;
grant execute on function wall.released_indicators() to miteinander_app, miteinander_definer;
alter function wall.released_indicators() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;

call house_wall('indicators', 'id in (select wall.released_indicators())');
call house_wall('indicator_values', 'indicator_id in (select wall.released_indicators())');
call house_register('indicators');
call house_register('indicator_values');
