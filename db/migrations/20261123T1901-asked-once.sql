-- A search for a word of 1,500 offers took half a second: the question was put together anew for each of them.

-- A word that stands in every language alike, a name or a place, made a search read the list of all sixteen: an index for each.
drop index search.offers_words;
drop index search.offers_named;
do $$
declare spoken text;
begin
  foreach spoken in array array['de', 'en', 'ar', 'fa', 'uk', 'ru', 'tr', 'ku', 'fr', 'pl', 'ro', 'bg', 'vi', 'so', 'ps', 'ti'] loop
    execute format('create index offers_words_%s on search.offers using gin (shelf, words) with (gin_pending_list_limit = 64) where language = %1$L', spoken);
    execute format('create index offers_named_%s on search.offers using gin (shelf, named search.gin_trgm_ops) with (gin_pending_list_limit = 64) where language = %1$L', spoken);
  end loop;
end $$;

-- The search function as it was (20261122T1730), but that it writes the question down once for each language, names the two
-- languages one by one and is planned for them, else no index of one language fits; and that it looks for what is spelled
-- alike in these two only: `language` had meant the row's own.
create or replace function search.find_offers(said text, reader text, most integer) returns table (offer_id uuid, rank real, nearly boolean)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set pg_trgm.word_similarity_threshold = 0.6
  set enable_seqscan = off set enable_indexscan = off set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  states text[] := case when ctx.inside() then array['shown', 'house'] when ctx.audience() = 'public' then array['shown'] else '{}' end;
  typed text := search.bare(said);
  in_german tsquery := search.asked_in(said, reader, 'de');
  in_own tsquery := case when reader <> 'de' then search.asked_in(said, reader, reader) end;
  alike text[];
  closeness text;
begin
  if here is null or in_german is null then
    return;
  end if;
  return query
    select e.offer_id, max(ts_rank('{0.02, 0.1, 0.4, 1.0}', e.words, e.asked) + case when e.title = typed then 2 when e.title like '%' || typed || '%' then 0.5 else 0 end)::real as best, false
    from unnest(states) state cross join lateral (
      select e.*, in_german as asked from search.offers e where e.language = 'de' and e.shelf = here::text || ' de ' || state and e.words @@ in_german
      union all
      select e.*, in_own from search.offers e where e.language = reader and e.shelf = here::text || ' ' || reader || ' ' || state and e.words @@ in_own) e
    where e.region_id = here
    group by e.offer_id order by best desc, e.offer_id limit most;
  if found then
    return;
  end if;
  select array_agg(search.latin(word) order by length(word) desc) into alike
    from search.words_of(said) word where length(search.bare(word)) > 3 and not search.says_nothing(word, reader);
  if alike is null then
    return;
  end if;
  -- Closely first, then roughly; three hundred candidates are enough to ask "did you mean".
  foreach closeness in array array['0.6', '0.4', '0.3', '0.25'] loop
    perform set_config('pg_trgm.word_similarity_threshold', closeness, true);
    return query
      select near.offer_id, max(near.score)::real as best, true from (
        select e.offer_id, (select sum(word_similarity(word, e.named)) + sum(word_similarity(word, search.latin(e.title))) from unnest(alike) word) as score
        from unnest(states) state cross join lateral (
          (select e.* from search.offers e where e.language = 'de' and e.shelf = here::text || ' de ' || state and e.named %> alike[1] and e.named %> all(alike[2:]) limit 300)
          union all
          (select e.* from search.offers e where reader <> 'de' and e.language = reader and e.shelf = here::text || ' ' || reader || ' ' || state
            and e.named %> alike[1] and e.named %> all(alike[2:]) limit 300)) e
        where e.region_id = here) near
      group by near.offer_id order by best desc, near.offer_id limit least(most, 20);
    exit when found;
  end loop;
end $$;

-- As it was, and without the stroke of the Vietnamese d, which takes no part in Unicode's accents and which nobody types.
create or replace function search.bare(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(translate(search.plain(regexp_replace(normalize(search.without_signs(said), nfd), '[\u064b-\u065f\u0670\u0640\u200c\u200d]', '', 'g')),
    'ىیېۍئکةۀھہٱıłđ', 'يييييكههههاild'), '(^| )(?:[وفبك]?ال|لل)(?=[^ ]{3})', '\1', 'g')
$$;
alter table offers no force row level security;
select search.keep_offers(array_agg(region_id), array_agg(id)) from offers having count(*) > 0;
alter table offers force row level security;
