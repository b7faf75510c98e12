-- The concept: what was agreed, what carries it out, and what became of it.

create table concepts (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  title text not null check (title <> ''),
  period_from integer,
  period_to integer,
  adopted_on date,
  adopted_by text,
  edition text not null default '1.0',
  released_at timestamptz,
  released_by text,
  version integer not null default 1,
  primary key (region_id, id)
);

create table principles (
  region_id uuid not null, id uuid not null, concept_id uuid not null,
  position integer not null,
  text text not null check (text <> ''),
  focus_points text[] not null default '{}',
  primary key (region_id, id),
  foreign key (region_id, concept_id) references concepts (region_id, id) on delete cascade
);

create table chapters (
  region_id uuid not null, id uuid not null, concept_id uuid not null,
  position integer not null,
  title text not null check (title <> ''),
  paragraphs text[] not null default '{}',
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, concept_id) references concepts (region_id, id) on delete cascade
);

create table action_fields (
  region_id uuid not null, id uuid not null, concept_id uuid not null,
  position integer not null,
  label text,
  title text not null check (title <> ''),
  introduction text[] not null default '{}',
  origin jsonb,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, concept_id) references concepts (region_id, id) on delete cascade
);
create index action_fields_concept on action_fields (region_id, concept_id, position);

create table principle_fields (
  region_id uuid not null, principle_id uuid not null, action_field_id uuid not null,
  primary key (region_id, principle_id, action_field_id),
  foreign key (region_id, principle_id) references principles (region_id, id) on delete cascade,
  foreign key (region_id, action_field_id) references action_fields (region_id, id) on delete cascade
);

create table guiding_goals (
  region_id uuid not null, id uuid not null, action_field_id uuid not null,
  position integer not null,
  text text not null check (text <> ''),
  origin jsonb,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, action_field_id) references action_fields (region_id, id) on delete cascade
);
create index guiding_goals_field on guiding_goals (region_id, action_field_id, position);

create table goals (
  region_id uuid not null, id uuid not null, action_field_id uuid not null,
  guiding_goal_id uuid,
  position integer not null,
  -- the short title on bridges and in lists; the adopted wording is the text
  title text,
  text text not null check (text <> ''),
  origin jsonb,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, action_field_id) references action_fields (region_id, id) on delete cascade,
  foreign key (region_id, guiding_goal_id) references guiding_goals (region_id, id) on delete cascade
);
create index goals_field on goals (region_id, action_field_id, position);

create table recommendations (
  region_id uuid not null, id uuid not null,
  goal_id uuid not null,
  position integer not null,
  text text not null check (text <> ''),
  sub_points text[] not null default '{}',
  notes text[] not null default '{}',
  weight integer check (weight > 0),
  owner_organisation_id uuid,
  owner_person_id uuid,
  dropped_reason text,
  origin jsonb,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, goal_id) references goals (region_id, id) on delete cascade,
  foreign key (region_id, owner_organisation_id) references organisations (region_id, id),
  foreign key (region_id, owner_person_id) references people (region_id, id)
);
create index recommendations_goal on recommendations (region_id, goal_id, position);

create table themes (
  region_id uuid not null references directory.regions (id), id uuid not null,
  name text not null check (name <> ''),
  primary key (region_id, id), unique (region_id, name)
);
create table target_groups (
  region_id uuid not null references directory.regions (id), id uuid not null,
  name text not null check (name <> ''),
  primary key (region_id, id), unique (region_id, name)
);
create table recommendation_themes (
  region_id uuid not null, recommendation_id uuid not null, theme_id uuid not null,
  primary key (region_id, recommendation_id, theme_id),
  foreign key (region_id, recommendation_id) references recommendations (region_id, id) on delete cascade,
  foreign key (region_id, theme_id) references themes (region_id, id) on delete cascade
);
create table recommendation_target_groups (
  region_id uuid not null, recommendation_id uuid not null, target_group_id uuid not null,
  primary key (region_id, recommendation_id, target_group_id),
  foreign key (region_id, recommendation_id) references recommendations (region_id, id) on delete cascade,
  foreign key (region_id, target_group_id) references target_groups (region_id, id) on delete cascade
);
-- none listed: the whole county
create table recommendation_municipalities (
  region_id uuid not null, recommendation_id uuid not null, municipality_id uuid not null,
  primary key (region_id, recommendation_id, municipality_id),
  foreign key (region_id, recommendation_id) references recommendations (region_id, id) on delete cascade,
  foreign key (region_id, municipality_id) references municipalities (region_id, id) on delete cascade
);

-- The region's dictionary, and which recommendation names which term (confirmed by a person).
create table terms (
  region_id uuid not null references directory.regions (id), id uuid not null,
  kind text not null check (kind in ('organisation', 'office', 'app', 'municipality', 'target-group', 'theme', 'abbreviation', 'role')),
  name text not null check (name <> ''),
  forms text[] not null default '{}',
  organisation_id uuid, municipality_id uuid, target_group_id uuid, theme_id uuid,
  primary key (region_id, id), unique (region_id, kind, name),
  foreign key (region_id, organisation_id) references organisations (region_id, id),
  foreign key (region_id, municipality_id) references municipalities (region_id, id),
  foreign key (region_id, target_group_id) references target_groups (region_id, id),
  foreign key (region_id, theme_id) references themes (region_id, id)
);
create table recommendation_terms (
  region_id uuid not null, recommendation_id uuid not null, term_id uuid not null,
  occurrences integer not null check (occurrences > 0),
  primary key (region_id, recommendation_id, term_id),
  foreign key (region_id, recommendation_id) references recommendations (region_id, id) on delete cascade,
  foreign key (region_id, term_id) references terms (region_id, id) on delete cascade
);

create table measures (
  region_id uuid not null references directory.regions (id), id uuid not null,
  title text not null check (title <> ''),
  description text not null default '',
  state text not null default 'idea' check (state in ('idea', 'planned', 'approved', 'running', 'done', 'continuous', 'paused', 'dropped')),
  state_reason text,
  lead_organisation_id uuid,
  lead_person_id uuid,
  starts_on date,
  ends_on date,
  released_at timestamptz,
  released_by text,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  check (ends_on is null or starts_on is null or ends_on >= starts_on),
  check (state <> 'dropped' or state_reason is not null),
  foreign key (region_id, lead_organisation_id) references organisations (region_id, id),
  foreign key (region_id, lead_person_id) references people (region_id, id)
);
create table measure_recommendations (
  region_id uuid not null, measure_id uuid not null, recommendation_id uuid not null,
  primary key (region_id, measure_id, recommendation_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, recommendation_id) references recommendations (region_id, id) on delete cascade
);
create index measure_recommendations_recommendation on measure_recommendations (region_id, recommendation_id);
create table measure_partners (
  region_id uuid not null, measure_id uuid not null, organisation_id uuid not null,
  primary key (region_id, measure_id, organisation_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, organisation_id) references organisations (region_id, id)
);
create table measure_target_groups (
  region_id uuid not null, measure_id uuid not null, target_group_id uuid not null,
  primary key (region_id, measure_id, target_group_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, target_group_id) references target_groups (region_id, id) on delete cascade
);
create table measure_municipalities (
  region_id uuid not null, measure_id uuid not null, municipality_id uuid not null,
  primary key (region_id, measure_id, municipality_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, municipality_id) references municipalities (region_id, id) on delete cascade
);
create table milestones (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  position integer not null,
  title text not null check (title <> ''),
  due_on date not null,
  done_on date,
  primary key (region_id, id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade
);
-- Planned and reached results in numbers with units.
create table results (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  position integer not null,
  name text not null check (name <> ''),
  unit text not null default '',
  planned numeric(12, 2) not null check (planned > 0),
  reached numeric(12, 2) not null default 0 check (reached >= 0),
  primary key (region_id, id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade
);
create table budget_lines (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  position integer not null,
  source text not null check (source <> ''),
  state text not null check (state in ('applied', 'approved')),
  amount_cents bigint not null check (amount_cents >= 0),
  called_up_cents bigint not null default 0 check (called_up_cents between 0 and amount_cents),
  approved_on date,
  expires_on date,
  primary key (region_id, id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade
);
create table measure_links (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  title text not null, url text, file_id uuid,
  primary key (region_id, id),
  check (num_nonnulls(url, file_id) = 1),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, file_id) references files (region_id, id)
);
create index milestones_measure on milestones (region_id, measure_id);
create index results_measure on results (region_id, measure_id);
create index budget_lines_measure on budget_lines (region_id, measure_id);
create index measure_links_measure on measure_links (region_id, measure_id);

-- A dated entry; never changed, so that history stays. Released entries are public;
-- "off track" only by a separate act with name and date.
create table progress_updates (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  dated date not null,
  author_name text not null,
  author_person_id uuid,
  assessment text not null check (assessment in ('on-track', 'at-risk', 'off-track')),
  state text,
  text text not null check (text <> ''),
  file_id uuid,
  status_answer_id uuid,
  released_at timestamptz,
  released_by text,
  created_at timestamptz not null default now(),
  primary key (region_id, id),
  check ((released_at is null) = (released_by is null)),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, author_person_id) references people (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id)
);
create index progress_updates_measure on progress_updates (region_id, measure_id, dated desc);

create table status_rounds (
  region_id uuid not null references directory.regions (id), id uuid not null,
  title text not null check (title <> ''),
  opened_at timestamptz not null,
  due_on date not null,
  closed_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id)
);
create table status_round_fields (
  region_id uuid not null, status_round_id uuid not null, action_field_id uuid not null,
  primary key (region_id, status_round_id, action_field_id),
  foreign key (region_id, status_round_id) references status_rounds (region_id, id) on delete cascade,
  foreign key (region_id, action_field_id) references action_fields (region_id, id) on delete cascade
);
-- One owner's link: one mail, one page with all of the owner's measures.
create table status_requests (
  region_id uuid not null, id uuid not null, status_round_id uuid not null,
  person_id uuid not null,
  sent_at timestamptz,
  reminders integer not null default 0,
  reminded_at timestamptz,
  revoked_at timestamptz,
  primary key (region_id, id),
  unique (region_id, status_round_id, person_id),
  foreign key (region_id, status_round_id) references status_rounds (region_id, id) on delete cascade,
  foreign key (region_id, person_id) references people (region_id, id)
);
-- One measure in one request. Filled as the owner types; a proposal until decided.
create table status_answers (
  region_id uuid not null, id uuid not null, status_request_id uuid not null,
  measure_id uuid not null,
  kind text not null default 'answer' check (kind in ('answer', 'not-ours', 'hand-on')),
  hand_on_to_person_id uuid,
  state text,
  assessment text check (assessment in ('on-track', 'at-risk', 'off-track')),
  text text not null default '',
  -- result id → reached
  figures jsonb not null default '{}',
  file_id uuid,
  saved_at timestamptz,
  submitted_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  accepted boolean,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, status_request_id, measure_id),
  foreign key (region_id, status_request_id) references status_requests (region_id, id) on delete cascade,
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, hand_on_to_person_id) references people (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id)
);
create index status_answers_measure on status_answers (region_id, measure_id);
alter table progress_updates add foreign key (region_id, status_answer_id) references status_answers (region_id, id);

-- A document in preview: nothing of it is in the concept until it is taken over.
create table concept_imports (
  region_id uuid not null references directory.regions (id), id uuid not null,
  file_id uuid not null,
  concept_id uuid,
  decisions jsonb not null default '{}',
  created_by text not null,
  created_at timestamptz not null default now(),
  taken_over_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id),
  foreign key (region_id, concept_id) references concepts (region_id, id) on delete cascade
);

-- walls -------------------------------------------------------------------------------------------

call house_wall('concepts', 'released_at is not null', 'true');
call house_wall('principles', 'exists (select 1 from concepts c where c.region_id = principles.region_id and c.id = principles.concept_id)', null);
call house_wall('chapters', 'exists (select 1 from concepts c where c.region_id = chapters.region_id and c.id = chapters.concept_id)', null);
call house_wall('action_fields', 'exists (select 1 from concepts c where c.region_id = action_fields.region_id and c.id = action_fields.concept_id)', 'true');
call house_wall('principle_fields', 'exists (select 1 from principles p where p.region_id = principle_fields.region_id and p.id = principle_fields.principle_id)', null);
call house_wall('guiding_goals', 'exists (select 1 from action_fields f where f.region_id = guiding_goals.region_id and f.id = guiding_goals.action_field_id)', 'true');
call house_wall('goals', 'exists (select 1 from action_fields f where f.region_id = goals.region_id and f.id = goals.action_field_id)', 'true');
call house_wall('recommendations', 'exists (select 1 from goals g where g.region_id = recommendations.region_id and g.id = recommendations.goal_id)', 'true');
call house_wall('themes', 'true', null);
call house_wall('target_groups', 'true', null);
call house_wall('recommendation_themes', 'exists (select 1 from recommendations r where r.region_id = recommendation_themes.region_id and r.id = recommendation_themes.recommendation_id)', null);
call house_wall('recommendation_target_groups', 'exists (select 1 from recommendations r where r.region_id = recommendation_target_groups.region_id and r.id = recommendation_target_groups.recommendation_id)', null);
call house_wall('recommendation_municipalities', 'exists (select 1 from recommendations r where r.region_id = recommendation_municipalities.region_id and r.id = recommendation_municipalities.recommendation_id)', null);
call house_wall('terms', null, null);
call house_wall('recommendation_terms', null, null);
call house_wall('status_rounds', null, 'exists (select 1 from status_requests q where q.region_id = status_rounds.region_id and q.status_round_id = status_rounds.id)');
call house_wall('status_round_fields', null, null);
-- The link's own request: its id is the account of a link context. No policy of this table may look
-- at another table, because those of the others look here.
call house_wall('status_requests', null, 'id = (select ctx.account())::uuid and revoked_at is null');
call house_wall('status_answers', null, 'status_request_id = (select ctx.account())::uuid');
create policy status_answers_link on status_answers for update to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.audience()) = 'link' and status_request_id = (select ctx.account())::uuid and decided_at is null);
call house_wall('measures', 'released_at is not null', 'exists (select 1 from status_answers a where a.region_id = measures.region_id and a.measure_id = measures.id)');
call house_wall('measure_recommendations', 'exists (select 1 from measures m where m.region_id = measure_recommendations.region_id and m.id = measure_recommendations.measure_id)', 'exists (select 1 from measures m where m.region_id = measure_recommendations.region_id and m.id = measure_recommendations.measure_id)');
call house_wall('measure_partners', 'exists (select 1 from measures m where m.region_id = measure_partners.region_id and m.id = measure_partners.measure_id)', null);
call house_wall('measure_target_groups', 'exists (select 1 from measures m where m.region_id = measure_target_groups.region_id and m.id = measure_target_groups.measure_id)', null);
call house_wall('measure_municipalities', 'exists (select 1 from measures m where m.region_id = measure_municipalities.region_id and m.id = measure_municipalities.measure_id)', null);
call house_wall('milestones', 'exists (select 1 from measures m where m.region_id = milestones.region_id and m.id = milestones.measure_id)', 'exists (select 1 from measures m where m.region_id = milestones.region_id and m.id = milestones.measure_id)');
call house_wall('results', 'exists (select 1 from measures m where m.region_id = results.region_id and m.id = results.measure_id)', 'exists (select 1 from measures m where m.region_id = results.region_id and m.id = results.measure_id)');
call house_wall('budget_lines', null, null);
call house_wall('measure_links', null, null);
call house_wall('progress_updates', 'released_at is not null and exists (select 1 from measures m where m.region_id = progress_updates.region_id and m.id = progress_updates.measure_id)', 'exists (select 1 from measures m where m.region_id = progress_updates.region_id and m.id = progress_updates.measure_id)');
call house_wall('concept_imports', null, null);
-- An owner may attach a file to an answer.
create policy files_link_insert on files for insert to miteinander_app
  with check (region_id = (select ctx.region()) and (select ctx.audience()) = 'link');

do $$
declare t text;
begin
  foreach t in array array['concepts', 'principles', 'chapters', 'action_fields', 'principle_fields', 'guiding_goals', 'goals',
    'recommendations', 'themes', 'target_groups', 'recommendation_themes', 'recommendation_target_groups', 'recommendation_municipalities',
    'terms', 'recommendation_terms', 'measures', 'measure_recommendations', 'measure_partners', 'measure_target_groups', 'measure_municipalities',
    'milestones', 'results', 'budget_lines', 'measure_links', 'progress_updates', 'status_rounds', 'status_round_fields', 'status_requests',
    'status_answers', 'concept_imports'] loop
    call house_register(t);
  end loop;
end $$;
