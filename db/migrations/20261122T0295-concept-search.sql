-- Search in the concept. Operators of text search are not leakproof, so below a row policy their indexes are not used
-- (68 ms against 2 ms). One function therefore looks in tables of its own, under a role that reads nothing else,
-- repeats the policy and returns ids; who asked then reads the rows themselves, through their walls.

create schema search;
create extension if not exists pg_trgm with schema search;
create extension if not exists btree_gin with schema search;
grant usage on schema search to miteinander_app, miteinander_search;
grant usage on schema ctx, wall, public to miteinander_search;
grant execute on function wall.asked_measures() to miteinander_search;

-- The region's own words: who searches for the one also finds the others.
create table synonyms (
  region_id uuid not null references directory.regions (id), id uuid not null,
  word text not null check (word <> '' and word !~ '\s'),
  means text[] not null check (cardinality(means) > 0),
  primary key (region_id, id), unique (region_id, word)
);
call house_wall('synonyms', null, null);
call house_register('synonyms');
grant select on synonyms to miteinander_search;
create policy synonyms_search on synonyms for select to miteinander_search using (true);

create table search.concepts (
  region_id uuid not null, id uuid not null,
  released boolean not null,
  primary key (region_id, id)
);
create table search.entries (
  region_id uuid not null,
  kind text not null check (kind in ('principle', 'chapter', 'action-field', 'guiding-goal', 'goal', 'recommendation', 'measure')),
  id uuid not null,
  -- null: a measure
  concept_id uuid,
  -- of a measure; what belongs to a concept is released with it
  released boolean not null,
  plain text not null,
  words tsvector not null,
  primary key (region_id, kind, id)
);
create index entries_words on search.entries using gin (region_id, words);
create index entries_plain on search.entries using gin (region_id, plain search.gin_trgm_ops);

-- The application may not even read here; whoever grants it one day still meets the wall.
do $$
declare t text;
begin
  foreach t in array array['concepts', 'entries'] loop
    execute format('alter table search.%I enable row level security', t);
    execute format('alter table search.%I force row level security', t);
    execute format('create policy %I on search.%I for select to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()))', t || '_read', t);
    execute format('create policy %I on search.%I to miteinander_search using (true) with check (true)', t || '_search', t);
    execute format('grant select, insert, update, delete on search.%I to miteinander_search', t);
  end loop;
end $$;

-- words -------------------------------------------------------------------------------------------

-- One spelling for all: small letters without accents and umlauts, "ss" for "ß", no soft hyphens. Signs become spaces:
-- "Schüler/innen" would else be read as the name of a file.
create function search.plain(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(replace(replace(lower(regexp_replace(normalize(said, nfd), '[\u0300-\u036f\u00ad\u200b]', '', 'g')), 'ß', 'ss'), 'ẞ', 'ss'),
    '[][\s/\\.,;:*_()"''„“”‚‘’«»‹›<>|&@+=!?…–—·•%§#~^{}$]+', ' ', 'g')
$$;
-- The German stems, and each word as it stands, for prefixes.
create function search.lexemes(said text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector('pg_catalog.german', plain) || to_tsvector('pg_catalog.simple', plain) from (select search.plain(said) as plain offset 0) once
$$;

-- At most eight words of forty letters.
create function search.words_of(said text) returns setof text language sql immutable parallel safe as $$
  select left(trim(both '-' from word), 40) from regexp_split_to_table(trim(regexp_replace(normalize(said, nfc), '[\s/\\.,;:*_()"''„“”‚‘’«»<>|&@+=!?…–—%§#~^{}$]+', ' ', 'g')), ' ') word
  where trim(both '-' from word) <> '' limit 8
$$;
-- How a word may be spelled: "Gärtner" also "Gaertner", and the other way round.
create function search.spellings(word text) returns setof text language sql immutable parallel safe as $$
  select search.plain(word)
  union select search.plain(replace(replace(replace(lower(word), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue'))
  union select replace(replace(replace(search.plain(word), 'ae', 'a'), 'oe', 'o'), 'ue', 'u')
$$;
-- A word in any of its forms, or as the beginning of a longer one ("sprach" finds "Sprachmittlung"). Null: a word that
-- says nothing ("und").
create function search.forms(word text) returns tsquery language plpgsql immutable parallel safe as $$
declare
  spelling text;
  found tsquery;
  form tsquery;
begin
  for spelling in select search.spellings(word) loop
    form := plainto_tsquery('pg_catalog.german', spelling);
    continue when numnode(form) = 0;
    if length(spelling) >= 3 then
      form := form || to_tsquery('pg_catalog.simple', '''' || spelling || ''':*');
    end if;
    found := case when found is null then form else found || form end;
  end loop;
  return found;
end $$;
-- What a search asks for in the context's region. `every`: all its words together, else any of them, for marking.
create function search.asked(said text, every boolean) returns tsquery
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  typed text;
  other text;
  one tsquery;
  found tsquery;
begin
  for typed in select search.words_of(said) loop
    one := search.forms(typed);
    continue when one is null;
    for other in select unnest(s.means) from public.synonyms s where s.region_id = ctx.region()
        and (search.plain(s.word) = search.plain(typed) or plainto_tsquery('german', search.plain(s.word)) = plainto_tsquery('german', search.plain(typed))) loop
      one := one || phraseto_tsquery('german', search.plain(other));
    end loop;
    found := case when found is null then one when every then found && one else found || one end;
  end loop;
  return found;
end $$;

-- The one search function. It looks into the concept and all measures of the context's region and repeats their
-- policies: the house sees all, the public what is released, a link the items its measures carry out and the measures it
-- was asked about. Only if nothing is there it takes words that are spelled alike; then `nearly` is true.
create function search.find_in_concept(said text, in_concept uuid, most integer) returns table (kind text, id uuid, nearly boolean)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set pg_trgm.word_similarity_threshold = 0.45
  -- A search that may stop after some hits looks cheap to the planner without an index, and is not.
  set enable_seqscan = off as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  audience text := ctx.audience();
  inside boolean := ctx.inside();
  of_released boolean := exists (select 1 from search.concepts c where c.region_id = here and c.id = in_concept and c.released);
  asked_about uuid[] := case when ctx.audience() = 'link' then array(select wall.asked_measures()) end;
  query tsquery := search.asked(said, true);
  alike text[];
begin
  if here is null or query is null then
    return;
  end if;
  return query
    select e.kind, e.id, false from search.entries e
    where e.region_id = here and e.words @@ query and (e.concept_id = in_concept or e.concept_id is null)
      and (inside
        or (audience = 'public' and case when e.concept_id is null then e.released else of_released end)
        or (audience = 'link' and case when e.kind = 'measure' then e.id = any(asked_about) else e.kind not in ('principle', 'chapter') end))
    order by ts_rank(e.words, query) desc, e.id limit least(most, 200);
  if found then
    return;
  end if;
  -- The index takes only the first; the longest is the rarest. Short words are like too many others.
  select array_agg(search.plain(word) order by length(word) desc) into alike
    from search.words_of(said) word where length(word) > 3 and search.forms(word) is not null;
  -- Comparing letters is slow: two hundred candidates are enough to ask "did you mean".
  return query
    select near.kind, near.id, true from (
      select e.kind, e.id, e.plain from search.entries e
      where e.region_id = here and e.plain %> alike[1] and e.plain %> all(alike) and (e.concept_id = in_concept or e.concept_id is null)
        and (inside
          or (audience = 'public' and case when e.concept_id is null then e.released else of_released end)
          or (audience = 'link' and case when e.kind = 'measure' then e.id = any(asked_about) else e.kind not in ('principle', 'chapter') end))
      limit 200) near
    order by (select sum(word_similarity(word, near.plain)) from unnest(alike) word) desc, near.id limit least(most, 20);
end $$;

-- Which of these words the search meant, to mark them.
create function search.words_meant(said text, given text[]) returns setof text language sql stable as $$
  with query as materialized (select search.asked(said, false) as query)
  select word from unnest(given) word, query where search.lexemes(word) @@ query
$$;
-- The search with each word that is none of these replaced by the one spelled most alike.
create function search.spelled_alike(said text, given text[]) returns text language sql stable as $$
  select string_agg(coalesce(alike.word, asked.word), ' ' order by asked.place)
  from search.words_of(said) with ordinality asked(word, place)
    left join lateral (
      select word from search.forms(asked.word) form, unnest(given) word, search.similarity(search.plain(word), search.plain(asked.word)) closeness
      where form is not null and closeness > 0.25
      order by search.lexemes(word) @@ form desc, closeness desc, word limit 1) alike on true
$$;

-- keeping the index --------------------------------------------------------------------------------

create function search.keep(of_kind text, region uuid, item uuid, concept uuid, is_released boolean, title text, body text, notes text) returns void
language sql security definer set search_path = pg_catalog, search, pg_temp as $$
  insert into search.entries (region_id, kind, id, concept_id, released, plain, words) values (region, of_kind, item, concept, is_released,
    search.plain(concat_ws(' ', title, body, notes)),
    setweight(search.lexemes(title), 'A') || setweight(search.lexemes(body), 'B') || setweight(search.lexemes(notes), 'C'))
  on conflict (region_id, kind, id) do update set concept_id = excluded.concept_id, released = excluded.released, plain = excluded.plain, words = excluded.words
$$;
create function search.concept_of(region uuid, of_kind text, item uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, search, pg_temp as $$
  select concept_id from search.entries where region_id = region and kind = of_kind and id = item
$$;
-- Only the triggers call these two: the application's role, which may not, could else write into another region.
revoke execute on function search.keep, search.concept_of from public;
grant create on schema search to miteinander_search;
alter function search.keep owner to miteinander_search;
alter function search.concept_of owner to miteinander_search;

create function search.forget() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from search.entries where region_id = old.region_id and kind = tg_argv[0] and id = old.id;
  return null;
end $$;
create function search.keep_concept() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from search.concepts where region_id = old.region_id and id = old.id;
  else
    insert into search.concepts values (new.region_id, new.id, new.released_at is not null)
    on conflict (region_id, id) do update set released = excluded.released;
  end if;
  return null;
end $$;
create trigger searched after insert or delete or update of released_at on concepts for each row execute function search.keep_concept();

-- One table's triggers. `item` says in terms of the row `t` what is kept of it, `columns` when it is kept anew.
create procedure search.index_table(target text, of_kind text, columns text, item text) language plpgsql as $$
declare
  kept text := format('search.keep(%L, t.region_id, t.id, %s)', of_kind, item);
begin
  execute format('create function search.%I() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $f$ declare t public.%I := new; begin perform %s; return null; end $f$', 'keep_' || target, target, kept);
  execute format('revoke execute on function search.%I() from public', 'keep_' || target);
  execute format('alter function search.%I() owner to miteinander_search', 'keep_' || target);
  execute format('create trigger searched after insert or update of %s on %I for each row execute function search.%I()', columns, target, 'keep_' || target);
  execute format('create trigger unsearched after delete on %I for each row execute function search.forget(%L)', target, of_kind);
  -- What is there already. Even the tables' owner sees it only while the wall is not forced on him.
  execute format('alter table %I no force row level security', target);
  execute format('select count(%s) from %I t', kept, target);
  execute format('alter table %I force row level security', target);
end $$;
alter table concepts no force row level security;
alter table search.concepts no force row level security;
insert into search.concepts select region_id, id, released_at is not null from concepts;
alter table concepts force row level security;
alter table search.concepts force row level security;
-- From above to below: an item learns its concept from the one above it.
call search.index_table('principles', 'principle', 'text, focus_points', $$t.concept_id, false, t.text, array_to_string(t.focus_points, ' '), ''$$);
call search.index_table('chapters', 'chapter', 'title, paragraphs', $$t.concept_id, false, t.title, array_to_string(t.paragraphs, ' '), ''$$);
call search.index_table('action_fields', 'action-field', 'label, title, introduction', $$t.concept_id, false, concat_ws(' ', t.label, t.title), '', array_to_string(t.introduction, ' ')$$);
call search.index_table('guiding_goals', 'guiding-goal', 'text', $$search.concept_of(t.region_id, 'action-field', t.action_field_id), false, t.text, '', ''$$);
call search.index_table('goals', 'goal', 'title, text', $$search.concept_of(t.region_id, 'action-field', t.action_field_id), false, concat_ws(' ', t.title, t.text), '', ''$$);
call search.index_table('recommendations', 'recommendation', 'text, sub_points, notes', $$search.concept_of(t.region_id, 'goal', t.goal_id), false, t.text, array_to_string(t.sub_points, ' '), array_to_string(t.notes, ' ')$$);
call search.index_table('measures', 'measure', 'title, description, released_at', $$null, t.released_at is not null, t.title, t.description, ''$$);
drop procedure search.index_table(text, text, text, text);

-- rights ------------------------------------------------------------------------------------------

alter function search.forget() owner to miteinander_search;
alter function search.keep_concept() owner to miteinander_search;
alter function search.asked(text, boolean) owner to miteinander_search;
alter function search.find_in_concept(text, uuid, integer) owner to miteinander_search;
revoke create on schema search from miteinander_search;
revoke execute on function search.forget(), search.keep_concept(), search.asked(text, boolean), search.find_in_concept(text, uuid, integer) from public;
grant execute on function search.asked(text, boolean), search.find_in_concept(text, uuid, integer) to miteinander_app;
