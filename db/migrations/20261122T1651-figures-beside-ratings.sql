-- The figures that a rater sees beside a goal: released indicators with their newest value of the whole county. The same for
-- links and for accounts, as with the measures of wall.evaluation_evidence; values of municipalities stay where they are.
create function wall.evaluation_figures(rater uuid) returns table ("goalId" uuid, id uuid, name text, unit text, "unitWord" text, direction text,
  baseline float8, "baselineOn" text, target float8, "targetOn" text, value float8, "baseCount" integer, "datedOn" text, "isYear" boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.goal_id, i.id, i.name, i.unit, i.unit_word, i.direction, i.baseline::float8, i.baseline_on::text, i.target::float8, i.target_on::text,
    v.value::float8, v.base_count, v.dated_on::text, v.is_year
  from evaluation_ratings t
    join indicators i on i.region_id = t.region_id and i.goal_id = t.goal_id and i.released_at is not null
    left join lateral (
      select n.value, n.base_count, n.dated_on, n.is_year from indicator_values n
      where n.region_id = i.region_id and n.indicator_id = i.id and n.municipality_id is null
      order by n.dated_on desc limit 1
    ) v on true
  where t.region_id = ctx.region() and t.rater_id = rater and (ctx.inside() or rater in (select wall.own_rater()))
  order by i.name, i.id
$$;

grant select on indicator_values to miteinander_definer;
create policy indicator_values_definer on indicator_values for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
revoke execute on function wall.evaluation_figures(uuid) from public;
grant execute on function wall.evaluation_figures(uuid) to miteinander_app, miteinander_definer;
alter function wall.evaluation_figures(uuid) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
