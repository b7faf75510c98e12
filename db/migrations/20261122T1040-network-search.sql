-- Search in the network. As in the concept (20261122T0295): a function that reads search tables only, repeats the
-- policies and returns ids. Names are found by parts ("Beratung" in "Migrationsberatungsstelle"), so letters are compared
-- and no stems are kept: one index of trigrams serves parts, beginnings, numbers and typing faults.

create table search.network (
  region_id uuid not null,
  kind text not null check (kind in ('municipality', 'organisation', 'person', 'gremium')),
  id uuid not null,
  -- The seat of an organisation, the organisation of a person; its name is found with what stands below it.
  above_id uuid,
  restricted boolean not null,
  title text not null,
  own text not null,
  -- What of an organisation is internal.
  internal text not null default '',
  above text not null,
  plain text not null generated always as (' ' || title || ' ' || own || ' ' || internal || ' ' || above) stored,
  -- Where typing faults are forgiven: comparing letters is slow, so only in names, and with a seat's.
  named text not null generated always as (case when kind = 'organisation' then title || ' ' || above else title end) stored,
  primary key (region_id, kind, id)
);
create index network_named on search.network using gin (region_id, named search.gin_trgm_ops) with (gin_pending_list_limit = 64);
create index network_plain on search.network using gin (region_id, plain search.gin_trgm_ops) with (gin_pending_list_limit = 64);
create index network_above on search.network (region_id, above_id);
alter table search.network enable row level security;
alter table search.network force row level security;
create policy network_read on search.network for select to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()));
create policy network_search on search.network to miteinander_search using (true) with check (true);
grant select, insert, update, delete on search.network to miteinander_search;

-- letters -------------------------------------------------------------------------------------------

-- One spelling for all, of names as well as of what is typed: "Müllstraße", "Muellstrasse" and "Müll-Straße" are one word.
-- Nothing in it means anything to a regular expression.
create function search.letters(said text) returns text language sql immutable parallel safe as $$
  select trim(replace(replace(replace(replace(search.plain(said), '-', ''), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'))
$$;
-- A telephone number as one word, however it is written: "+49 (0)5555 98-20", "0049 5555/9820", "05555 9820".
create function search.digits(phone text) returns text language sql immutable parallel safe as $$
  select regexp_replace(regexp_replace(replace(coalesce(phone, ''), '(0)', ''), '^\s*(\+|00)49', '0'), '[^0-9]', '', 'g')
$$;
-- A name's letters, the parts of its hyphenated words, and the first letters of its nouns ("Deutsches Rotes Kreuz": "drk").
create function search.name_letters(said text) returns text language sql immutable parallel safe as $$
  select concat_ws(' ', search.letters(said), case when said like '%-%' then search.letters(replace(said, '-', ' ')) end,
    (select search.letters(string_agg(left(word, 1), '' order by place)) from regexp_split_to_table(said, '[\s-]+') with ordinality part(word, place)
      where left(word, 1) ~ '[[:upper:]]' having count(*) >= 3))
$$;
-- How a word is looked for: by its stem anywhere in a word, a short one only at a word's beginning. Null: it says nothing.
create function search.part(word text) returns text language sql immutable parallel safe as $$
  select case when stem is null or letters = '' then null when length(stem) >= 4 then stem else ' ' || letters end
  from (select search.letters(word) as letters, case
      when cardinality(ts_lexize('pg_catalog.german_stem', lower(word))) = 0 then null
      when word ~ '^[0-9]+$' then word
      else (ts_lexize('pg_catalog.german_stem', search.letters(word)))[1] end as stem) one
$$;
-- The words of a search with the region's synonyms, the longest first, numbers last: `word` as letters, `pattern` finds it or a synonym.
create function search.network_words(said text) returns table (word text, pattern text)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  number text := search.digits(said);
begin
  if said ~ '^[-+0-9 ()/.]+$' and length(number) >= 4 then
    return query select number, number;
    return;
  end if;
  return query
    select search.letters(typed), '(' || concat_ws('|', search.part(typed), (
        select string_agg(coalesce(case when other !~ '\s' then search.part(other) end, search.letters(other)), '|')
        from public.synonyms s, unnest(s.means) other
        where s.region_id = here and (search.letters(s.word) = search.letters(typed) or search.part(s.word) = search.part(typed)))) || ')'
    from search.words_of(said) typed
    where search.part(typed) is not null and length(search.letters(typed)) > 1
    order by typed ~ '^[0-9]+$', length(typed) desc, typed;
end $$;
-- What else a search looks for, as the region wrote it.
create function search.also(said text) returns setof text
language sql stable security definer set search_path = pg_catalog, search, pg_temp as $$
  select distinct other from search.words_of(said) typed, public.synonyms s, unnest(s.means) other
  where s.region_id = ctx.region() and ctx.inside() and (search.letters(s.word) = search.letters(typed) or search.part(s.word) = search.part(typed)) order by 1
$$;

-- The house sees everything of its region but blocked people. What stands in the name comes before what stands in an
-- address, a whole word before a beginning before a part. Only if nothing is there it takes words that are spelled alike.
create function search.find_in_network(said text, most integer) returns table (kind text, id uuid, nearly boolean)
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
  if found or alike[1] is null then
    return;
  end if;
  -- A short word with a wrong letter is not very like the right one, so it is tried closely first, then roughly; the best
  -- are shown, and what comes close to them. Three hundred candidates are enough to ask "did you mean".
  foreach closeness in array array['0.6', '0.35'] loop
    perform set_config('pg_trgm.word_similarity_threshold', closeness, true);
    return query
      select near.kind, near.id, true from (
        select c.kind, c.id, length(c.named) as length, one.score, max(one.score) over () as best from (
          select n.kind, n.id, n.named from search.network n
          where n.region_id = here and (n.named %> alike[1] or n.plain ~ asked[1]) and (n.named %> case when asked[2] is null then alike[1] else alike[2] end or n.plain ~ coalesce(asked[2], asked[1]))
            and n.kind <> 'municipality' and (not n.restricted or sees_restricted)
            and not exists (select from unnest(alike[2:], asked[2:]) other(word, pattern) where not coalesce(n.plain ~ pattern or n.named %> word, false))
          limit 300) c,
          lateral (select sum(word_similarity(word, c.named)) as score from unnest(alike) word where word is not null) one) near
      where near.score >= 0.8 * near.best
      order by near.score desc, near.length, near.id limit least(most, 20);
    exit when found;
  end loop;
end $$;

-- keeping the index ---------------------------------------------------------------------------------

-- What a row says besides its name: of an organisation, its internal part, a person or a body.
create function search.row_letters(t jsonb) returns text language sql immutable parallel safe as $$
  select concat_ws(' ', search.letters(concat_ws(' ', t ->> 'function', t ->> 'responsibilities', t ->> 'purpose', t ->> 'email', t ->> 'website',
    t ->> 'street', t ->> 'postal_code', t ->> 'place')), search.digits(t ->> 'phone'))
$$;
create function search.keep_in_network(of_kind text, t jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, search, pg_temp as $$
declare
  region uuid := t ->> 'region_id';
  item uuid := t ->> 'id';
  higher uuid := coalesce(t ->> 'municipality_id', t ->> 'organisation_id');
  name text := search.name_letters(concat_ws(' ', t ->> 'name', t ->> 'first_name', t ->> 'last_name', t ->> 'short_name'));
begin
  insert into search.network (region_id, kind, id, above_id, restricted, title, own, above) values (
    region, of_kind, item, higher, t ->> 'restricted_at' is not null, name,
    search.row_letters(t),
    coalesce((select n.title from search.network n where n.region_id = region and n.id = higher
      and n.kind = case of_kind when 'organisation' then 'municipality' else 'organisation' end), ''))
  on conflict (region_id, kind, id) do update
    set above_id = excluded.above_id, restricted = excluded.restricted, title = excluded.title, own = excluded.own, above = excluded.above;
  if of_kind in ('municipality', 'organisation') then
    update search.network n set above = name where n.region_id = region and n.above_id = item and n.above <> name;
  end if;
end $$;
create function search.keep_network() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    delete from search.network where region_id = old.region_id and kind = tg_argv[0] and id = old.id;
  else
    perform search.keep_in_network(tg_argv[0], to_jsonb(new));
  end if;
  return null;
end $$;
create function search.keep_internals() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  t jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  update search.network set internal = case when tg_op = 'DELETE' then '' else search.row_letters(t) end
    where region_id = (t ->> 'region_id')::uuid and kind = 'organisation' and id = (t ->> 'organisation_id')::uuid;
  return null;
end $$;

-- rights, and what is there already -----------------------------------------------------------------

revoke execute on function search.network_words(text), search.also(text), search.find_in_network(text, integer), search.keep_in_network(text, jsonb),
  search.keep_network(), search.keep_internals() from public;
grant create on schema search to miteinander_search;
alter function search.network_words(text) owner to miteinander_search;
alter function search.also(text) owner to miteinander_search;
alter function search.find_in_network(text, integer) owner to miteinander_search;
alter function search.keep_in_network(text, jsonb) owner to miteinander_search;
alter function search.keep_network() owner to miteinander_search;
alter function search.keep_internals() owner to miteinander_search;
revoke create on schema search from miteinander_search;
grant execute on function search.also(text), search.find_in_network(text, integer) to miteinander_app;

create trigger searched after insert or delete or update of name on municipalities for each row execute function search.keep_network('municipality');
create trigger searched after insert or delete or update of name, short_name, municipality_id, phone, email, website, street, postal_code, place on organisations
  for each row execute function search.keep_network('organisation');
create trigger searched after insert or delete or update of first_name, last_name, organisation_id, function, responsibilities, phone, email, restricted_at on people
  for each row execute function search.keep_network('person');
create trigger searched after insert or delete or update of name, short_name, purpose on gremien for each row execute function search.keep_network('gremium');
create trigger searched after insert or delete or update on organisation_internals for each row execute function search.keep_internals();

-- From above to below. Even the tables' owner sees rows only while the wall is not forced on him.
alter table municipalities no force row level security;
alter table organisations no force row level security;
alter table organisation_internals no force row level security;
alter table people no force row level security;
alter table gremien no force row level security;
select count(search.keep_in_network('municipality', to_jsonb(t))) from municipalities t;
select count(search.keep_in_network('organisation', to_jsonb(t))) from organisations t;
select count(search.keep_in_network('person', to_jsonb(t))) from people t;
select count(search.keep_in_network('gremium', to_jsonb(t))) from gremien t;
alter table search.network no force row level security;
update search.network n set internal = search.row_letters(to_jsonb(t)) from organisation_internals t
  where n.region_id = t.region_id and n.kind = 'organisation' and n.id = t.organisation_id;
alter table search.network force row level security;
alter table municipalities force row level security;
alter table organisations force row level security;
alter table organisation_internals force row level security;
alter table people force row level security;
alter table gremien force row level security;
