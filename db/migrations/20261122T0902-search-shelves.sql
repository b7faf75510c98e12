-- What measured slow among 30,000 measures: ranking all that match (130 ms), comparing the letters of measures the
-- public may not see (1,500 ms), and a plan that walked the primary key instead of the index (1,300 ms). Each entry now
-- stands on a shelf, which the indexes know: who may not see a shelf never reads it, and of each shelf a thousand
-- matches are enough to choose the best fifty.
alter table search.entries add column shelf text not null generated always as (
  case when concept_id is not null then concept_id::text when released then region_id::text || ' released' else region_id::text || ' house' end) stored;
drop index search.entries_words, search.entries_plain;
-- A short pending list: every search reads all of it, and by default it grows to 4 MB.
create index entries_words on search.entries using gin (shelf, words) with (gin_pending_list_limit = 64);
create index entries_plain on search.entries using gin (shelf, plain search.gin_trgm_ops) with (gin_pending_list_limit = 64);

create or replace function search.find_in_concept(said text, in_concept uuid, most integer) returns table (kind text, id uuid, nearly boolean)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set pg_trgm.word_similarity_threshold = 0.45
  -- A search that may stop after some hits looks cheap to the planner without these indexes, and is not.
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  audience text := ctx.audience();
  inside boolean := ctx.inside();
  -- The concept is one shelf, the measures are two: the released ones, and those the house alone sees.
  shelves text[] := array(select c.id::text from search.concepts c where c.region_id = here and c.id = in_concept and (c.released or audience <> 'public'))
    || (here::text || ' released') || case when audience <> 'public' then array[here::text || ' house'] else '{}' end;
  asked_about uuid[] := case when ctx.audience() = 'link' then array(select wall.asked_measures()) end;
  query tsquery := search.asked(said, true);
  alike text[];
begin
  if here is null or query is null or not coalesce(inside or audience in ('public', 'link'), false) then
    return;
  end if;
  -- Shelf by shelf: only with one at a time does the planner read the shelf in the index.
  return query
    select e.kind, e.id, false from unnest(shelves) one cross join lateral (
      select e.* from search.entries e
      where e.shelf = one and e.words @@ query
        and (audience <> 'link' or case when e.kind = 'measure' then e.id = any(asked_about) else e.kind not in ('principle', 'chapter') end)
      limit 1000) e
    where e.region_id = here
    order by ts_rank(e.words, query) desc, e.id limit least(most, 200);
  if found then
    return;
  end if;
  -- The index takes only the first; the longest is the rarest. Short words are like too many others.
  select array_agg(search.plain(word) order by length(word) desc) into alike
    from search.words_of(said) word where length(word) > 3 and search.forms(word) is not null;
  -- Comparing letters is slow: a hundred candidates of each shelf are enough to ask "did you mean".
  return query
    select near.kind, near.id, true from unnest(shelves) one cross join lateral (
      select e.* from search.entries e
      where e.shelf = one and e.plain %> alike[1] and e.plain %> all(alike[2:])
        and (audience <> 'link' or case when e.kind = 'measure' then e.id = any(asked_about) else e.kind not in ('principle', 'chapter') end)
      limit 100) near
    where near.region_id = here
    order by (select sum(word_similarity(word, near.plain)) from unnest(alike) word) desc, near.id limit least(most, 20);
end $$;
