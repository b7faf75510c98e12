-- The course list by mail: who gets it, how often, in which language, and of which courses.

create table course_list_subscribers (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  -- asked: typed into the public form; gets nothing until the click in a mail.
  state text not null check (state in ('asked', 'listed')),
  -- Whose desk it is: "Beratung im Bahnhof"; may be empty.
  name text not null default '' check (length(name) <= 120),
  email text not null check (email <> ''),
  language text not null check (language in ('de', 'en', 'ar')),
  pace text not null check (pace in ('weekly', 'monthly')),
  -- What is looked for, as the list of courses has it; {}: all courses.
  query jsonb not null default '{}' check (jsonb_typeof(query) = 'object' and length(query::text) <= 2000),
  entered_by text not null check (entered_by in ('self', 'office')),
  since date not null,
  -- The last day on which the list was compared, whether or not a mail went out.
  looked_on date,
  -- The last day on which a mail went out, and a hash of the list that the last one with a list brought.
  mailed_on date,
  list_on date,
  seen_hash text,
  version integer not null default 1,
  primary key (region_id, id)
);
create index course_list_subscribers_email on course_list_subscribers (region_id, lower(email));
create index course_list_subscribers_due on course_list_subscribers (region_id, state, looked_on);

-- What strangers write: an address that nobody confirmed. The same form sent twice is one entry, and one address cannot be
-- flooded with questions whether it meant it.
create function wall.ask_for_course_list(entry uuid, on_day date, name text, email text, language text, pace text, query jsonb) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  if ctx.audience() is distinct from 'public' or (select count(*) from course_list_subscribers s where s.region_id = here and s.state = 'asked') >= 2000
  then return false; end if;
  if (select count(*) from course_list_subscribers s
    where s.region_id = here and s.state = 'asked' and lower(s.email) = lower(ask_for_course_list.email) and s.id <> entry) < 3 then
    insert into course_list_subscribers (region_id, id, state, name, email, language, pace, query, entered_by, since)
      values (here, entry, 'asked', name, email, language, pace, query, 'self', on_day)
      on conflict do nothing;
  end if;
  return true;
end $$;

-- The click in the mail. An address gets one list: the wish that was confirmed last.
create function wall.confirm_course_list() returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  own course_list_subscribers;
begin
  if ctx.audience() is distinct from 'course-list' then return false; end if;
  select * into own from course_list_subscribers s where s.region_id = ctx.region() and s.id::text = ctx.account() for update;
  if own.id is null then return false; end if;
  if own.state = 'asked' then
    delete from course_list_subscribers s where s.region_id = own.region_id and lower(s.email) = lower(own.email) and s.id <> own.id;
    update course_list_subscribers s set state = 'listed', version = s.version + 1 where s.region_id = own.region_id and s.id = own.id;
  end if;
  return true;
end $$;

grant select, insert, update, delete on course_list_subscribers to miteinander_definer;
create policy course_list_subscribers_definer on course_list_subscribers to miteinander_definer using (true) with check (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['ask_for_course_list(uuid, date, text, text, text, text, jsonb)', 'confirm_course_list()'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('course_list_subscribers', null);
call house_register('course_list_subscribers');
-- Who holds the link sees its own entry and takes it away; confirming is the function's.
call house_link('course_list_subscribers', 'course-list', 'select', 'id::text = (select ctx.account())');
call house_link('course_list_subscribers', 'course-list', 'delete', 'id::text = (select ctx.account())');

do $$
declare stored text;
begin
  select pg_get_constraintdef(oid) into stored from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  execute 'alter table directory.codes drop constraint codes_kind_check';
  execute 'alter table directory.codes add constraint codes_kind_check ' || replace(stored, 'ARRAY[', 'ARRAY[''course-list''::text, ');
end $$;
