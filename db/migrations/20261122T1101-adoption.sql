-- Adopting: the path of resolutions, the versions it leads to, and the parts of each, frozen as they were adopted.

create table concept_versions (
  region_id uuid not null references directory.regions (id), id uuid not null,
  concept_id uuid not null,
  -- counts from 1; the newest is in force
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  edition text not null check (edition <> ''),
  adopted_on date not null,
  adopted_by text not null check (adopted_by <> ''),
  primary key (region_id, id),
  unique (region_id, concept_id, number),
  unique (region_id, concept_id, edition),
  foreign key (region_id, concept_id) references concepts (region_id, id)
);

create table concept_resolutions (
  region_id uuid not null references directory.regions (id), id uuid not null,
  concept_id uuid not null,
  -- null: leads to a version that is not there yet
  version_id uuid,
  gremium_id uuid,
  -- the body's name as it was; also of bodies that have no entry, such as the Kreistag
  body text not null check (body <> ''),
  resolved_on date not null,
  kind text not null check (kind in ('recommended', 'adopted', 'sent-back', 'noted')),
  wording text not null default '',
  file_id uuid,
  meeting_id uuid,
  entered_by text not null,
  version integer not null default 1,
  primary key (region_id, id),
  check (kind <> 'adopted' or version_id is not null),
  foreign key (region_id, concept_id) references concepts (region_id, id),
  foreign key (region_id, version_id) references concept_versions (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id)
);
create index concept_resolutions_concept on concept_resolutions (region_id, concept_id, resolved_on);

-- A part that was adopted with an earlier version and goes on unchanged stands in the next one as it was adopted then.
create table adopted_parts (
  region_id uuid not null references directory.regions (id),
  version_id uuid not null,
  -- of the chapter or the field; of all principles together: the concept's
  part_id uuid not null,
  resolution_id uuid not null,
  kind text not null check (kind in ('principles', 'chapter', 'action-field')),
  position integer not null,
  title text not null,
  adopted_on date not null,
  content jsonb not null,
  primary key (region_id, version_id, part_id),
  foreign key (region_id, version_id) references concept_versions (region_id, id),
  foreign key (region_id, resolution_id) references concept_resolutions (region_id, id)
);
create index adopted_parts_part on adopted_parts (region_id, part_id);

-- Parts that will be adopted later than the others, of the concept in force or of its revision.
create table following_parts (
  region_id uuid not null references directory.regions (id),
  concept_id uuid not null,
  part_id uuid not null,
  primary key (region_id, concept_id, part_id),
  foreign key (region_id, concept_id) references concepts (region_id, id) on delete cascade
);

-- Why an item is new, changed, moved or gone; for what is gone also whether it is done or was dropped.
create table change_reasons (
  region_id uuid not null references directory.regions (id), id uuid not null,
  concept_id uuid not null,
  -- null: the change is not adopted yet
  version_id uuid,
  item_id uuid not null,
  reason text not null default '',
  outcome text check (outcome in ('done', 'dropped')),
  primary key (region_id, id),
  unique nulls not distinct (region_id, concept_id, version_id, item_id),
  foreign key (region_id, concept_id) references concepts (region_id, id),
  foreign key (region_id, version_id) references concept_versions (region_id, id)
);

-- The paper that asks the council; one at a time, kept with the version it led to.
create table council_papers (
  region_id uuid not null references directory.regions (id), id uuid not null,
  concept_id uuid not null,
  version_id uuid,
  facts text not null,
  reasons text not null,
  money text not null,
  proposal text not null,
  written_by text not null,
  written_at timestamptz not null,
  version integer not null default 1,
  primary key (region_id, id),
  unique nulls not distinct (region_id, concept_id, version_id),
  foreign key (region_id, concept_id) references concepts (region_id, id),
  foreign key (region_id, version_id) references concept_versions (region_id, id)
);

-- walls -------------------------------------------------------------------------------------------

create function wall.released_versions() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select v.id from concept_versions v join concepts c on c.region_id = v.region_id and c.id = v.concept_id
  where v.region_id = ctx.region() and ctx.audience() = 'public' and c.released_at is not null
$$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.released_versions() from public;
grant execute on function wall.released_versions() to miteinander_app, miteinander_definer;
alter function wall.released_versions() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
grant select on concept_versions to miteinander_definer;
create policy concept_versions_definer on concept_versions for select to miteinander_definer using (true);

call house_wall('concept_versions', 'id in (select wall.released_versions())');
call house_wall('concept_resolutions', 'version_id in (select wall.released_versions())');
call house_wall('adopted_parts', 'version_id in (select wall.released_versions())');
call house_wall('following_parts', 'concept_id in (select c.id from concepts c)');
call house_wall('change_reasons', 'version_id in (select wall.released_versions())');
call house_wall('council_papers', null);
do $$
declare t text;
begin
  foreach t in array array['concept_versions', 'concept_resolutions', 'adopted_parts', 'following_parts', 'change_reasons', 'council_papers'] loop
    call house_register(t);
  end loop;
end $$;

-- What was adopted stays ---------------------------------------------------------------------------

-- Frozen: written once, never changed, never deleted, by whomever.
create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is written once', tg_table_name using errcode = '42501';
end $$;
create trigger written_once before update or delete on adopted_parts for each row execute function refuse_rewriting();
create trigger written_once before update or delete on concept_versions for each row execute function refuse_rewriting();

-- A version that adopts nothing would only unlock what the one before adopted.
create function refuse_empty_version() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from adopted_parts p where p.region_id = new.region_id and p.version_id = new.id) then
    raise exception 'a version adopts at least one part' using errcode = '23000';
  end if;
  return null;
end $$;
create constraint trigger adopts_something after insert on concept_versions deferrable initially deferred
  for each row execute function refuse_empty_version();

-- The part that a row stands in. `how`: the row is the part, or knows it directly or by what stands above it.
create function concept_part(how text, item jsonb) returns uuid language sql stable as $$
  select case how
    when 'own' then (item ->> 'id')::uuid
    when 'concept' then (item ->> 'concept_id')::uuid
    when 'field' then (item ->> 'action_field_id')::uuid
    when 'goal' then (select g.action_field_id from goals g where g.region_id = (item ->> 'region_id')::uuid and g.id = (item ->> 'goal_id')::uuid)
    when 'principle' then (select p.concept_id from principles p where p.region_id = (item ->> 'region_id')::uuid and p.id = (item ->> 'principle_id')::uuid)
  end
$$;

-- Wording and structure of an adopted part change with the next version only: adopting it makes the version first, and
-- below a version that has not adopted the part yet everything can be written.
create function refuse_change_of_adopted() returns trigger language plpgsql as $$
declare
  touched uuid[] := '{}';
  adopted record;
begin
  if tg_op <> 'INSERT' then touched := touched || concept_part(tg_argv[0], to_jsonb(old)); end if;
  if tg_op <> 'DELETE' then touched := touched || concept_part(tg_argv[0], to_jsonb(new)); end if;
  select p.title, p.adopted_on into adopted
    from adopted_parts p join concept_versions v on v.region_id = p.region_id and v.id = p.version_id
    where p.part_id = any(touched)
      and not exists (select 1 from concept_versions n where n.region_id = v.region_id and n.concept_id = v.concept_id and n.number > v.number)
    limit 1;
  if found then
    raise exception 'an adopted part of the concept changes with its next version only'
      using errcode = 'MT001', detail = jsonb_build_object('title', adopted.title, 'adoptedOn', adopted.adopted_on)::text;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;

create procedure keep_adopted(target text, how text, said text) language plpgsql as $$
begin
  execute format('create trigger keeps_adopted before insert or delete on %I for each row execute function refuse_change_of_adopted(%L)', target, how);
  if said is not null then
    execute format('create trigger keeps_adopted_wording before update on %I for each row when ((%s) is distinct from (%s)) execute function refuse_change_of_adopted(%L)',
      target, regexp_replace(said, '(\w+)', 'old.\1', 'g'), regexp_replace(said, '(\w+)', 'new.\1', 'g'), how);
  end if;
end $$;
call keep_adopted('chapters', 'own', 'concept_id, position, title, paragraphs');
call keep_adopted('principles', 'concept', 'concept_id, position, text, focus_points');
call keep_adopted('principle_fields', 'principle', null);
call keep_adopted('action_fields', 'own', 'concept_id, position, label, title, introduction');
call keep_adopted('guiding_goals', 'field', 'action_field_id, position, text');
call keep_adopted('goals', 'field', 'action_field_id, guiding_goal_id, position, title, text');
call keep_adopted('recommendations', 'goal', 'goal_id, position, text, sub_points, notes');
drop procedure keep_adopted(text, text, text);
