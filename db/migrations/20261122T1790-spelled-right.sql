-- Letters are compared only for words that stand nowhere: "Kindertagesstätte Düngstrup", where there is none in Düngstrup, took
-- 140 ms to compare 2,500 names with a word that needs no comparing.
create or replace function search.find_in_network(said text, most integer) returns table (kind text, id uuid, nearly boolean)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set pg_trgm.word_similarity_threshold = 0.6
  set enable_seqscan = off set enable_indexscan = off as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  sees_restricted boolean := ctx.sees_restricted();
  typed text[];
  asked text[];
  alike text[];
  closeness text;
begin
  if here is null or not ctx.inside() then
    return;
  end if;
  -- What is short or a number is like too many others: it must stand there as it is.
  select array_agg(word), array_agg(pattern), array_agg(case when length(word) > 3 and word !~ '^[0-9]+$' then word end) into typed, asked, alike
    from search.network_words(said);
  if typed is null then
    return;
  end if;
  return query
    select n.kind, n.id, false from search.network n
    where n.region_id = here and n.plain ~ asked[1] and n.plain ~ coalesce(asked[2], asked[1]) and n.plain ~ all(asked[3:]) and n.kind <> 'municipality' and (not n.restricted or sees_restricted)
      -- An organisation's name alone does not find everybody who works there.
      and (n.kind <> 'person' or (' ' || n.title || ' ' || n.own) ~ any(asked))
    order by (select sum(case when n.title ~ ('\m' || word || '\M') then 8 when n.title ~ ('\m' || word) then 4 when ' ' || n.title ~ pattern then 3 when n.own ~ pattern then 1 else 0 end)
      from unnest(typed, asked) one(word, pattern)) desc, length(n.title), n.id
    limit most;
  if found then
    return;
  end if;
  -- A word that stands somewhere is spelled right; comparing letters costs a thousand times as much. What is to be compared
  -- comes first, because the index is asked for the first words.
  select array_agg(pattern order by word is null, place), array_agg(word order by word is null, place) into asked, alike from (
    select pattern, place, case when not exists (select from search.network n where n.region_id = here and n.plain ~ pattern and (not n.restricted or sees_restricted)) then word end as word
    from unnest(asked, alike) with ordinality one(pattern, word, place)) each_word;
  if alike[1] is null then
    return;
  end if;
  -- A short word with a wrong letter is not very like the right one, so it is tried closely first, then roughly; the best
  -- are shown, and what comes close to them. A hundred and fifty candidates are enough to ask "did you mean".
  foreach closeness in array array['0.6', '0.35'] loop
    perform set_config('pg_trgm.word_similarity_threshold', closeness, true);
    return query
      select near.kind, near.id, true from (
        select c.kind, c.id, length(c.named) as length, one.score, max(one.score) over () as best from (
          select n.kind, n.id, n.named from search.network n
          where n.region_id = here and (n.plain ~ asked[1] or n.named %> alike[1]) and (n.plain ~ coalesce(asked[2], asked[1]) or n.named %> case when asked[2] is null then alike[1] else alike[2] end)
            and n.kind <> 'municipality' and (not n.restricted or sees_restricted)
            and not exists (select from unnest(alike[2:], asked[2:]) other(word, pattern) where not coalesce(n.plain ~ pattern or n.named %> word, false))
          limit 150) c,
          lateral (select sum(word_similarity(word, c.named)) as score from unnest(alike) word where word is not null) one) near
      where near.score >= 0.8 * near.best
      order by near.score desc, near.length, near.id limit least(most, 20);
    exit when found;
  end loop;
end $$;
