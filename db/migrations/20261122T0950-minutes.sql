-- Minutes: approved ones stay as they are, tasks are answered by their link, and all of it is searched.

-- When the minutes were last sent to the members.
alter table meetings add column minutes_sent_at timestamptz;

-- What an owner without an account says by the link: "not mine", or another day.
alter table tasks add column handed_back_on date;
alter table tasks add column proposed_due_on date;

-- A mail may carry one file: minutes for members without an account. It goes with the text once the mail is sent.
alter table mails add column file_name text;
alter table mails add column file_type text;
alter table mails add column file_bytes bytea;
alter table mails add check (num_nulls(file_name, file_type, file_bytes) in (0, 3));

-- What is approved ----------------------------------------------------------------------------------
-- The domain refuses these changes with a reason; here they cannot happen. Erasing a person takes the name out of old
-- minutes, too (Art. 17 GDPR): that alone goes through, and says so in its own transaction.

create function keep_approved_minutes() returns trigger language plpgsql as $$
declare
  touched jsonb[] := array[case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end];
  here uuid := (coalesce(touched[2], touched[1]) ->> 'region_id')::uuid;
  meeting_ids uuid[];
begin
  if coalesce(current_setting('miteinander.erasing', true), '') = 'on' then
    return coalesce(new, old);
  end if;
  if tg_table_name = 'agenda_notes' then
    meeting_ids := array(select a.meeting_id from agenda_items a, unnest(touched) t where a.region_id = here and a.id = (t ->> 'agenda_item_id')::uuid);
  else
    meeting_ids := array(select (t ->> 'meeting_id')::uuid from unnest(touched) t);
  end if;
  if exists (select 1 from meetings m where m.region_id = here and m.id = any(meeting_ids) and m.minutes_state = 'approved') then
    raise exception 'the minutes are approved' using errcode = '23514', constraint = 'approved_minutes';
  end if;
  return coalesce(new, old);
end $$;
create trigger approved before insert or update or delete on agenda_items for each row execute function keep_approved_minutes();
create trigger approved before insert or update or delete on agenda_notes for each row execute function keep_approved_minutes();
create trigger approved before insert or update or delete on decisions for each row execute function keep_approved_minutes();

create function keep_approved_meeting() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.minutes_state, new.minutes_approved_at, new.gremium_id, new.starts_at, new.number)
      is not distinct from (old.minutes_state, old.minutes_approved_at, old.gremium_id, old.starts_at, old.number) then
    return new;
  end if;
  raise exception 'the minutes are approved' using errcode = '23514', constraint = 'approved_minutes';
end $$;
create trigger approved before update or delete on meetings for each row when (old.minutes_state = 'approved') execute function keep_approved_meeting();

-- What the link of a task reads ----------------------------------------------------------------------

create function wall.task_of_link() returns table (gremium_id uuid, owner_person_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.gremium_id, t.owner_person_id from tasks t
  where t.region_id = ctx.region() and ctx.audience() = 'task' and t.id = ctx.account()::uuid
$$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.task_of_link() from public;
grant execute on function wall.task_of_link() to miteinander_app, miteinander_definer;
alter function wall.task_of_link() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
grant select on tasks to miteinander_definer;
create policy tasks_definer on tasks for select to miteinander_definer using (true);

call house_link('tasks', 'task', 'select', 'id = (select ctx.account())::uuid');
call house_link('tasks', 'task', 'update', 'id = (select ctx.account())::uuid');
call house_link('gremien', 'task', 'select', 'id in (select gremium_id from wall.task_of_link())');
call house_link('people', 'task', 'select', 'id in (select owner_person_id from wall.task_of_link()) and restricted_at is null');

-- Search -----------------------------------------------------------------------------------------------
-- As in the concept (20261122T0295): a function that reads search tables only, repeats the policies and returns ids.

create table search.minutes (
  region_id uuid not null,
  -- A note has the id of its item.
  kind text not null check (kind in ('agenda-item', 'note', 'decision', 'task')),
  id uuid not null,
  words tsvector not null,
  primary key (region_id, kind, id)
);
create index minutes_words on search.minutes using gin (region_id, words);
alter table search.minutes enable row level security;
alter table search.minutes force row level security;
create policy minutes_read on search.minutes for select to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()));
create policy minutes_search on search.minutes to miteinander_search using (true) with check (true);
grant select, insert, update, delete on search.minutes to miteinander_search;

create function search.keep_minutes() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  t jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  item uuid := coalesce(t ->> 'id', t ->> 'agenda_item_id')::uuid;
  said text := concat_ws(' ', t ->> tg_argv[1], t ->> tg_argv[2]);
begin
  delete from search.minutes where region_id = (t ->> 'region_id')::uuid and kind = tg_argv[0] and id = item;
  if tg_op <> 'DELETE' and said <> '' then
    insert into search.minutes values ((t ->> 'region_id')::uuid, tg_argv[0], item, search.lexemes(said));
  end if;
  return null;
end $$;

-- Everything of the region that the house may read; who asked then reads the rows, through walls and rights.
create function search.find_in_minutes(said text, most integer) returns table (kind text, id uuid, rank real)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  query tsquery := search.asked(said, true);
begin
  if here is null or query is null or not ctx.inside() then
    return;
  end if;
  return query
    select m.kind, m.id, ts_rank(m.words, query) from search.minutes m
    where m.region_id = here and m.words @@ query order by 3 desc, m.id desc limit least(most, 2000);
end $$;

grant create on schema search to miteinander_search;
alter function search.keep_minutes() owner to miteinander_search;
alter function search.find_in_minutes(text, integer) owner to miteinander_search;
revoke create on schema search from miteinander_search;
revoke execute on function search.keep_minutes(), search.find_in_minutes(text, integer) from public;
grant execute on function search.find_in_minutes(text, integer) to miteinander_app;

create trigger searched after insert or delete or update of title on agenda_items for each row execute function search.keep_minutes('agenda-item', 'title');
create trigger searched after insert or delete or update of text on agenda_notes for each row execute function search.keep_minutes('note', 'text');
create trigger searched after insert or delete or update of text on decisions for each row execute function search.keep_minutes('decision', 'text');
create trigger searched after insert or delete or update of title, report on tasks for each row execute function search.keep_minutes('task', 'title', 'report');

-- A decision becomes a measure, or changes one -----------------------------------------------------------

create table measure_decisions (
  region_id uuid not null references directory.regions (id),
  measure_id uuid not null,
  decision_id uuid not null,
  -- What the decision did to the measure.
  kind text not null check (kind in ('began', 'changed')),
  linked_at timestamptz not null,
  linked_by text not null,
  primary key (region_id, measure_id, decision_id),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, decision_id) references decisions (region_id, id)
);
create index measure_decisions_decision on measure_decisions (region_id, decision_id);
-- The public page tells of a decision where it stands; who linked it stays inside.
call house_wall('measure_decisions', null);
call house_register('measure_decisions');
