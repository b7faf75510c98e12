-- Evaluation rounds: bodies and institutions rate the goals of the concept, and what follows for the next version.

create table evaluation_rounds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  title text not null check (title <> ''),
  due_on date not null,
  -- Until then it is prepared, and nobody was asked.
  opened_at timestamptz,
  closed_at timestamptz check (closed_at >= opened_at),
  -- The result stands in public.
  released_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id),
  check (released_at is null or closed_at is not null)
);

-- The goals as they were when they were rated. No foreign key to goals: a round stays readable when a goal leaves the concept,
-- and no round keeps a goal in it.
create table evaluation_goals (
  region_id uuid not null,
  evaluation_round_id uuid not null,
  goal_id uuid not null,
  action_field_id uuid not null,
  position integer not null,
  number text not null,
  field text not null,
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  primary key (region_id, evaluation_round_id, goal_id),
  foreign key (region_id, evaluation_round_id) references evaluation_rounds (region_id, id) on delete cascade
);

-- A body or an institution; never a person.
create table evaluation_raters (
  region_id uuid not null,
  id uuid not null,
  evaluation_round_id uuid not null,
  organisation_id uuid,
  gremium_id uuid,
  submitted_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, evaluation_round_id) references evaluation_rounds (region_id, id) on delete cascade,
  foreign key (region_id, organisation_id) references organisations (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  check (num_nonnulls(organisation_id, gremium_id) = 1)
);
create index evaluation_raters_round on evaluation_raters (region_id, evaluation_round_id);
create index evaluation_raters_organisation on evaluation_raters (region_id, organisation_id);
create index evaluation_raters_gremium on evaluation_raters (region_id, gremium_id);

-- Who is written to for a rater, and who handed in: internal, and apart because a wall tells rows apart and not columns.
create table evaluation_contacts (
  region_id uuid not null,
  rater_id uuid not null,
  person_id uuid,
  sent_at timestamptz,
  reminders integer not null default 0,
  reminded_at timestamptz,
  revoked_at timestamptz,
  submitted_by text,
  primary key (region_id, rater_id),
  foreign key (region_id, rater_id) references evaluation_raters (region_id, id) on delete cascade,
  foreign key (region_id, person_id) references people (region_id, id)
);
create index evaluation_contacts_person on evaluation_contacts (region_id, person_id);

-- One goal of one rater. Filled as somebody types; it counts once the rater has handed in.
create table evaluation_ratings (
  region_id uuid not null,
  rater_id uuid not null,
  goal_id uuid not null,
  rating text check (rating in ('reached', 'partly', 'not', 'unknown')),
  reason text not null default '',
  saved_at timestamptz,
  version integer not null default 1,
  primary key (region_id, rater_id, goal_id),
  foreign key (region_id, rater_id) references evaluation_raters (region_id, id) on delete cascade
);

-- What the office proposes for a goal in the next version of the concept.
create table evaluation_proposals (
  region_id uuid not null,
  evaluation_round_id uuid not null,
  goal_id uuid not null,
  kind text not null check (kind in ('keep', 'sharpen', 'drop', 'new')),
  sentence text not null default '',
  decided_by text not null,
  decided_at timestamptz not null,
  version integer not null default 1,
  primary key (region_id, evaluation_round_id, goal_id),
  foreign key (region_id, evaluation_round_id, goal_id) references evaluation_goals (region_id, evaluation_round_id, goal_id) on delete cascade
);
create index evaluation_proposals_goal on evaluation_proposals (region_id, goal_id);

-- Other areas add kinds as well; each adds its own to those that are there.
do $$
declare
  was text;
begin
  select pg_get_constraintdef(oid) into was from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  execute 'alter table directory.codes drop constraint codes_kind_check, add constraint codes_kind_check '
    || replace(was, '''invitation''::text', '''invitation''::text, ''evaluation''::text');
end $$;

grant select on evaluation_rounds, evaluation_goals, evaluation_raters, evaluation_contacts, evaluation_ratings to miteinander_definer;
create policy evaluation_rounds_definer on evaluation_rounds for select to miteinander_definer using (true);
create policy evaluation_raters_definer on evaluation_raters for select to miteinander_definer using (true);
create policy evaluation_contacts_definer on evaluation_contacts for select to miteinander_definer using (true);
create policy evaluation_ratings_definer on evaluation_ratings for select to miteinander_definer using (true);
grant select on organisations, gremien, goals, recommendations, measure_recommendations, measures, progress_updates to miteinander_definer;
do $$
declare t text;
begin
  foreach t in array array['organisations', 'gremien', 'goals', 'recommendations', 'measure_recommendations', 'measures', 'progress_updates'] loop
    if not exists (select 1 from pg_policies where tablename = t and 'miteinander_definer' = any (roles)) then
      execute format('create policy %I on %I for select to miteinander_definer using (true)', t || '_definer', t);
    end if;
  end loop;
end $$;

create function wall.released_evaluations() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from evaluation_rounds r where r.region_id = ctx.region() and ctx.audience() = 'public' and r.released_at is not null
$$;
create function wall.released_raters() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from evaluation_raters r
  where r.region_id = ctx.region() and r.submitted_at is not null and r.evaluation_round_id in (select wall.released_evaluations())
$$;
-- The rater whose link this is; none after the link was revoked.
create function wall.own_rater() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.rater_id from evaluation_contacts c
  where c.region_id = ctx.region() and ctx.audience() = 'evaluation' and c.rater_id::text = ctx.account() and c.revoked_at is null
$$;
create function wall.own_rater_name() returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(b.name, o.name) from evaluation_raters r
    left join gremien b on b.region_id = r.region_id and b.id = r.gremium_id
    left join organisations o on o.region_id = r.region_id and o.id = r.organisation_id
  where r.region_id = ctx.region() and r.id in (select wall.own_rater())
$$;
create function wall.own_evaluation() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.evaluation_round_id from evaluation_raters r where r.region_id = ctx.region() and r.id in (select wall.own_rater())
$$;
-- The same rater, while the round takes ratings.
create function wall.own_open_rater() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from evaluation_raters r join evaluation_rounds e on e.region_id = r.region_id and e.id = r.evaluation_round_id
  where r.region_id = ctx.region() and r.id in (select wall.own_rater()) and e.opened_at is not null and e.closed_at is null
$$;
create function wall.own_rated_goals() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select t.goal_id from evaluation_ratings t where t.region_id = ctx.region() and t.rater_id in (select wall.own_rater())
$$;
-- What is at hand about a rater's goals: released measures, each with its newest released entry. The same for links and for
-- accounts, so that all raters of a round judge by the same.
create function wall.evaluation_evidence(rater uuid) returns table (goal_id uuid, measure_id uuid, title text, state text,
  dated date, assessment text, said text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (t.goal_id, m.title, m.id) t.goal_id, m.id, m.title, m.state, u.dated, u.assessment, u.text
  from evaluation_ratings t
    join recommendations r on r.region_id = t.region_id and r.goal_id = t.goal_id
    join measure_recommendations l on l.region_id = r.region_id and l.recommendation_id = r.id
    join measures m on m.region_id = l.region_id and m.id = l.measure_id and m.released_at is not null
    left join lateral (
      select p.dated, p.assessment, p.text from progress_updates p
      where p.region_id = m.region_id and p.measure_id = m.id and p.released_at is not null
      order by p.dated desc, p.id desc limit 1
    ) u on true
  where t.region_id = ctx.region() and t.rater_id = rater and (ctx.inside() or rater in (select wall.own_rater()))
  order by t.goal_id, m.title, m.id
$$;

grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['released_evaluations()', 'released_raters()', 'own_rater()', 'own_rater_name()', 'own_evaluation()', 'own_open_rater()', 'own_rated_goals()',
    'evaluation_evidence(uuid)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('evaluation_rounds', 'id in (select wall.released_evaluations())');
call house_wall('evaluation_goals', 'evaluation_round_id in (select wall.released_evaluations())');
call house_wall('evaluation_raters', 'id in (select wall.released_raters())');
call house_wall('evaluation_contacts', null);
call house_wall('evaluation_ratings', 'rater_id in (select wall.released_raters())');
call house_wall('evaluation_proposals', null);

call house_link('evaluation_rounds', 'evaluation', 'select', 'id in (select wall.own_evaluation())');
call house_link('evaluation_goals', 'evaluation', 'select', 'evaluation_round_id in (select wall.own_evaluation()) and goal_id in (select wall.own_rated_goals())');
call house_link('evaluation_raters', 'evaluation', 'select', 'id in (select wall.own_rater())');
call house_link('evaluation_raters', 'evaluation', 'update', 'id in (select wall.own_open_rater())');
call house_link('evaluation_contacts', 'evaluation', 'select', 'rater_id::text = (select ctx.account()) and revoked_at is null');
call house_link('evaluation_contacts', 'evaluation', 'update', 'rater_id in (select wall.own_open_rater())');
call house_link('evaluation_ratings', 'evaluation', 'select', 'rater_id in (select wall.own_rater())');
call house_link('evaluation_ratings', 'evaluation', 'update', 'rater_id in (select wall.own_open_rater())');
call house_link('people', 'evaluation', 'select', 'restricted_at is null and id in (select c.person_id from evaluation_contacts c)');
-- Which of the rated goals are still in the concept.
call house_link('goals', 'evaluation', 'select', 'id in (select wall.own_rated_goals())');

do $$
declare t text;
begin
  foreach t in array array['evaluation_rounds', 'evaluation_goals', 'evaluation_raters', 'evaluation_contacts', 'evaluation_ratings', 'evaluation_proposals'] loop
    call house_register(t);
  end loop;
end $$;
