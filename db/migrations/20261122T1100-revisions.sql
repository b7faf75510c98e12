-- The revision of a concept is a copy that is edited while the concept in force stays as it is. There is at most one, it
-- is never released, and each of its items knows which item in force it continues; those without are new.
alter table concepts
  add column revises_id uuid,
  add column begun_at timestamptz,
  -- What the items in force said when the revision began: what changes in force meanwhile is a conflict.
  add column base jsonb,
  add foreign key (region_id, revises_id) references concepts (region_id, id) on delete cascade,
  add constraint concepts_revision check (num_nonnulls(revises_id, begun_at, base) in (0, 3)),
  add constraint concepts_revision_inside check (revises_id is null or released_at is null);
create unique index concepts_one_revision on concepts (region_id) where revises_id is not null;

do $$
declare t text;
begin
  foreach t in array array['principles', 'chapters', 'action_fields', 'guiding_goals', 'goals', 'recommendations'] loop
    -- No foreign key: an item that was removed in force meanwhile is a conflict, and this name is all that tells.
    execute format('alter table %I add column continues_id uuid', t);
    execute format('create unique index %I on %I (region_id, continues_id) where continues_id is not null', t || '_continues', t);
  end loop;
end $$;

-- Null: the next version did without it. Measures, agreements and history stay with it.
alter table goals alter column action_field_id drop not null,
  add constraint goals_guided_in_a_field check (guiding_goal_id is null or action_field_id is not null);
alter table recommendations alter column goal_id drop not null;

-- What stands in no version in force is not found by the search; what comes into force from a revision is found in the
-- concept in force: its act writes the wording anew, from above to below, and the triggers of the index follow.
create function search.forget_unplaced() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from search.entries where region_id = new.region_id and kind = tg_argv[0] and id = new.id;
  return null;
end $$;
revoke execute on function search.forget_unplaced() from public;
grant create on schema search to miteinander_search;
alter function search.forget_unplaced() owner to miteinander_search;
revoke create on schema search from miteinander_search;
-- Their names come after "searched": triggers of one event run in the order of their names.
create trigger searched_unplaced after update on goals for each row when (new.action_field_id is null) execute function search.forget_unplaced('goal');
create trigger searched_unplaced after update on recommendations for each row when (new.goal_id is null) execute function search.forget_unplaced('recommendation');
