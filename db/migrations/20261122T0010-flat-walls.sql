-- Policies that look at the next table, whose policy looks at the next, are planned anew for every query: three such
-- tables in one union took 30 ms to plan and 2 ms to run. Each question is now asked once, by a function that sees
-- all rows, looks at the signed context itself and returns ids only.

create schema wall;
grant usage on schema wall to miteinander_app;
grant usage on schema public to miteinander_definer;
grant select on concepts, action_fields, goals, recommendations, measures, status_requests, status_answers to miteinander_definer;
create policy concepts_definer on concepts for select to miteinander_definer using (true);
create policy action_fields_definer on action_fields for select to miteinander_definer using (true);
create policy goals_definer on goals for select to miteinander_definer using (true);
create policy recommendations_definer on recommendations for select to miteinander_definer using (true);
create policy measures_definer on measures for select to miteinander_definer using (true);
create policy status_requests_definer on status_requests for select to miteinander_definer using (true);
create policy status_answers_definer on status_answers for select to miteinander_definer using (true);

create function wall.released_fields() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select f.id from action_fields f
    join concepts c on c.region_id = f.region_id and c.id = f.concept_id
  where f.region_id = ctx.region() and c.released_at is not null
$$;
create function wall.released_goals() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from goals g where g.region_id = ctx.region() and g.action_field_id in (select wall.released_fields())
$$;
create function wall.released_recommendations() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from recommendations r where r.region_id = ctx.region() and r.goal_id in (select wall.released_goals())
$$;
-- The measures a link was asked about; none after the link was revoked.
create function wall.asked_measures() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.measure_id from status_answers a
    join status_requests q on q.region_id = a.region_id and q.id = a.status_request_id
  where a.region_id = ctx.region() and ctx.audience() = 'link' and q.id = ctx.account()::uuid and q.revoked_at is null
$$;
-- The measures whose parts the context may see: released ones for the public, those asked about for a link.
create function wall.seen_measures() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from measures m where m.region_id = ctx.region() and ctx.audience() = 'public' and m.released_at is not null
  union all select wall.asked_measures()
$$;

grant create on schema wall to miteinander_definer;
grant usage on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['released_fields', 'released_goals', 'released_recommendations', 'asked_measures', 'seen_measures'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

-- Reading: everything inside the house, and for the others the rows named here.
create procedure house_reading(target text, others text) language plpgsql as $$
begin
  execute format('alter policy %I on %I using (region_id = (select ctx.region()) and ((select ctx.inside()) or %s))', target || '_read', target, others);
end $$;
call house_reading('action_fields', '(select ctx.audience()) = ''link'' or ((select ctx.audience()) = ''public'' and id in (select wall.released_fields()))');
call house_reading('guiding_goals', '(select ctx.audience()) = ''link'' or ((select ctx.audience()) = ''public'' and action_field_id in (select wall.released_fields()))');
call house_reading('goals', '(select ctx.audience()) = ''link'' or ((select ctx.audience()) = ''public'' and action_field_id in (select wall.released_fields()))');
call house_reading('recommendations', '(select ctx.audience()) = ''link'' or ((select ctx.audience()) = ''public'' and goal_id in (select wall.released_goals()))');
call house_reading('recommendation_themes', '((select ctx.audience()) = ''public'' and recommendation_id in (select wall.released_recommendations()))');
call house_reading('recommendation_target_groups', '((select ctx.audience()) = ''public'' and recommendation_id in (select wall.released_recommendations()))');
call house_reading('recommendation_municipalities', '((select ctx.audience()) = ''public'' and recommendation_id in (select wall.released_recommendations()))');
call house_reading('measures', '((select ctx.audience()) = ''public'' and released_at is not null) or ((select ctx.audience()) = ''link'' and id in (select wall.asked_measures()))');
call house_reading('measure_recommendations', 'measure_id in (select wall.seen_measures())');
call house_reading('milestones', 'measure_id in (select wall.seen_measures())');
call house_reading('results', 'measure_id in (select wall.seen_measures())');
call house_reading('measure_partners', '((select ctx.audience()) = ''public'' and measure_id in (select wall.seen_measures()))');
call house_reading('measure_target_groups', '((select ctx.audience()) = ''public'' and measure_id in (select wall.seen_measures()))');
call house_reading('measure_municipalities', '((select ctx.audience()) = ''public'' and measure_id in (select wall.seen_measures()))');
call house_reading('progress_updates', '(measure_id in (select wall.seen_measures()) and ((select ctx.audience()) = ''link'' or released_at is not null))');
