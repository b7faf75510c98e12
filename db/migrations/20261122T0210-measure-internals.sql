-- What of a measure stays inside, also when the measure is released: a wall tells rows apart, not columns, so it has a
-- row of its own. What it costs in all is not on the public page. The newest entry, released or not, is kept here by a
-- trigger: looking it up for each of 30,000 measures took a second.
create table measure_internals (
  region_id uuid not null, measure_id uuid not null,
  total_cost_cents bigint check (total_cost_cents >= 0),
  latest_on date,
  latest_assessment text,
  primary key (region_id, measure_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade
);
insert into measure_internals (region_id, measure_id, total_cost_cents, latest_on, latest_assessment)
  select m.region_id, m.id, m.total_cost_cents, u.dated, u.assessment
  from measures m left join lateral (select dated, assessment from progress_updates u where u.region_id = m.region_id and u.measure_id = m.id
    order by u.dated desc, u.id desc limit 1) u on true
  where m.total_cost_cents is not null or u.dated is not null;
alter table measures drop column total_cost_cents;
call house_wall('measure_internals', null, null);
call house_register('measure_internals');

-- Once per statement: the context's signature is checked for each, and a demo or an import brings many entries at once.
create function keep_latest_update() returns trigger language plpgsql as $$
begin
  insert into measure_internals (region_id, measure_id, latest_on, latest_assessment)
    select distinct on (u.region_id, u.measure_id) u.region_id, u.measure_id, u.dated, u.assessment from progress_updates u
    where (u.region_id, u.measure_id) in (select region_id, measure_id from added)
    order by u.region_id, u.measure_id, u.dated desc, u.id desc
  on conflict (region_id, measure_id) do update set latest_on = excluded.latest_on, latest_assessment = excluded.latest_assessment;
  return null;
end $$;
create trigger keep_latest_update after insert on progress_updates referencing new table as added
  for each statement execute function keep_latest_update();

-- The list of measures begins with this order.
create index measures_title on measures (region_id, title, id);
