-- Search over offers, in the reader's language and in German. As in the concept (20261122T0295): one function that reads
-- the search tables only, repeats the policy and returns ids. Each offer has a row per language, on a shelf that the
-- indexes know: region, language, and whether the public sees it.

create table search.offers (
  region_id uuid not null,
  offer_id uuid not null,
  language text not null,
  is_shown boolean not null,
  title text not null,
  -- Where typing faults are forgiven: title and labels, in Latin letters.
  named text not null,
  words tsvector not null,
  shelf text not null generated always as (region_id::text || ' ' || language || case when is_shown then ' shown' else ' house' end) stored,
  primary key (region_id, offer_id, language)
);
create index offers_words on search.offers using gin (shelf, words) with (gin_pending_list_limit = 64);
create index offers_named on search.offers using gin (shelf, named search.gin_trgm_ops) with (gin_pending_list_limit = 64);
alter table search.offers enable row level security;
alter table search.offers force row level security;
create policy offers_read on search.offers for select to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()));
create policy offers_search on search.offers to miteinander_search using (true) with check (true);
create policy offers_definer on search.offers to miteinander_definer using (true) with check (true);
grant select on search.offers to miteinander_search;
grant select, insert, update, delete on search.offers to miteinander_definer;
grant usage on schema search to miteinander_definer;

-- words -------------------------------------------------------------------------------------------

-- Whose word forms PostgreSQL knows; the others are found by their beginnings.
create function search.grammar(language text) returns regconfig language sql immutable parallel safe as $$
  select case language when 'de' then 'pg_catalog.german' when 'en' then 'pg_catalog.english' when 'ar' then 'pg_catalog.arabic'
    when 'ru' then 'pg_catalog.russian' when 'tr' then 'pg_catalog.turkish' when 'fr' then 'pg_catalog.french'
    when 'ro' then 'pg_catalog.romanian' else 'pg_catalog.simple' end::regconfig
$$;
-- Signs are spaces, in every script.
create function search.without_signs(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(normalize(said, nfc), '[][\s/\\.,;:*_()"''„“”‚‘’«»‹›<>|&@+=!?…–—·•%§#~^{}$،؛؟۔።፣-]+', ' ', 'g')
$$;
-- As search.plain, and one spelling for the letters that Arabic, Persian and Pashto keyboards write differently, without
-- the Arabic article and what hangs before it.
create function search.bare(said text) returns text language sql immutable parallel safe as $$
  select regexp_replace(translate(search.plain(regexp_replace(normalize(search.without_signs(said), nfd), '[\u064b-\u065f\u0670\u0640\u200c\u200d]', '', 'g')),
    'ىیېۍئکةۀھہٱıł', 'يييييكههههاil'), '(^| )(?:[وفبك]?ال|لل)(?=[^ ]{3})', '\1', 'g')
$$;
-- Small words of languages for which PostgreSQL has no list.
create function search.says_nothing(word text, language text) returns boolean language sql immutable parallel safe as $$
  select numnode(plainto_tsquery(search.grammar(language), word)) = 0 or search.bare(word) = '' or lower(word) = any(case language
    when 'ar' then array['في', 'من', 'على', 'إلى', 'الى', 'عن', 'مع', 'أو', 'او', 'و'] when 'fa' then array['در', 'از', 'به', 'با', 'برای', 'و', 'را']
    when 'uk' then array['в', 'у', 'на', 'з', 'із', 'до', 'для', 'та', 'і', 'й', 'про'] when 'pl' then array['w', 'z', 'na', 'do', 'dla', 'i', 'o', 'się']
    when 'ku' then array['ji', 'bo', 'li', 'di', 'de', 'û', 'bi'] else '{}' end)
$$;
-- In Latin letters: for comparing letters, because a database that was made with another locale takes only these for letters.
create function search.latin(said text) returns text language sql immutable parallel safe as $$
  select translate(search.bare(said), 'абвгґдеєжзиіклмнопрстуфхцчшщьыъэюяابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگ', 'abvggdeejziiklmnoprstufxccssyyyeuaabttjhxddrzssccttegfqklmnhwypczg')
$$;
create function search.lexemes_in(said text, language text) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector(search.grammar(language), search.without_signs(said)) || to_tsvector(search.grammar(language), search.bare(said)) || to_tsvector('pg_catalog.simple', search.bare(said))
$$;
-- German builds words out of words: "Schuldnerberatung" is found by "Beratung".
create function search.tails(said text) returns tsvector language sql immutable parallel safe as $$
  select coalesce(array_to_tsvector(array_agg(distinct substr(word, start))), '')
  from regexp_split_to_table(search.bare(said), ' +') word, generate_series(4, length(word) - 3) start where length(word) >= 8
$$;

-- A word in any of its forms in one language. Null: it says nothing there ("und").
create function search.forms_in(word text, language text) returns tsquery language plpgsql immutable parallel safe as $$
declare
  spelling text;
  found tsquery := plainto_tsquery(search.grammar(language), word);
  form tsquery;
  parts text[];
begin
  if numnode(found) = 0 then
    return null;
  end if;
  for spelling in select distinct search.bare(s) from search.spellings(search.bare(word)) s union select search.bare(s) from search.spellings(word) s loop
    continue when spelling = '';
    form := plainto_tsquery(search.grammar(language), spelling);
    if numnode(form) > 0 then
      found := found || form;
    end if;
    if length(spelling) >= 3 then
      found := found || to_tsquery('pg_catalog.simple', '''' || spelling || ''':*');
    end if;
    -- Without a stemmer the end of a long word is taken as its form.
    if length(spelling) >= 5 and search.grammar(language) = 'pg_catalog.simple'::regconfig then
      found := found || to_tsquery('pg_catalog.simple', '''' || left(spelling, length(spelling) - case when length(spelling) >= 7 then 2 else 1 end) || ''':*');
    end if;
    -- Endings that the stemmers leave: plurals of French words, Arabic feminine and plural forms.
    if spelling ~ '^.{4,}s$|^[\u0600-\u06ff]{3,}(ات|ين|ون|ان|ه|ي)$' then
      found := found || to_tsquery('pg_catalog.simple', '''' || regexp_replace(spelling, '(s|ات|ين|ون|ان|ه|ي)$', '') || ''':*');
    end if;
    -- "Schwimmkurs" also finds a course in which somebody swims.
    parts := regexp_match(spelling, '^(.{4,}?)s?(kurs|beratung|gruppe|treff|hilfe|unterricht|training|schule|verein|cafe|suche|vermittlung|angebot)(en|e|n|s)?$');
    if language = 'de' and parts is not null then
      found := found || to_tsquery('pg_catalog.simple', '''' || parts[1] || ''':* & ''' || parts[2] || ''':*');
    end if;
  end loop;
  return found;
end $$;
-- Whether two words are the same but for their endings.
create function search.same_word(one text, other text) returns boolean language sql immutable parallel safe as $$
  select a = b or (least(length(a), length(b)) >= 5 and abs(length(a) - length(b)) <= 3 and left(a, least(length(a), length(b)) - 1) = left(b, least(length(a), length(b)) - 1))
  from (select search.bare(one) as a, search.bare(other) as b) bare
$$;
-- What a search by a reader of one language asks for on the shelf of another, with the region's synonyms, across scripts.
create function search.asked_in(said text, reader text, shelf_language text) returns tsquery
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp as $$
declare
  typed text;
  other text;
  one tsquery;
  found tsquery;
begin
  for typed in select search.words_of(translate(said, '،؛؟', '   ')) loop
    -- A word that says nothing to the reader says nothing at all.
    continue when search.says_nothing(typed, reader);
    one := search.forms_in(typed, shelf_language);
    continue when one is null;
    for other in select unnest(s.means) from public.synonyms s where s.region_id = ctx.region() and search.same_word(s.word, typed) loop
      one := one || coalesce(case when other !~ '\s' then search.forms_in(other, shelf_language) end, phraseto_tsquery(search.grammar(shelf_language), search.without_signs(other)));
    end loop;
    found := case when found is null then one else found && one end;
  end loop;
  return found;
end $$;

-- The one search function: the house finds all offers, the public what is shown; nobody else any. What stands in the
-- title comes first. Only if nothing is there it takes words that are spelled alike; then `nearly` is true.
create function search.find_offers(said text, reader text, most integer) returns table (offer_id uuid, rank real, nearly boolean)
language plpgsql stable security definer set search_path = pg_catalog, search, pg_temp set pg_trgm.word_similarity_threshold = 0.6
  set enable_seqscan = off set enable_indexscan = off as $$
#variable_conflict use_column
declare
  here uuid := ctx.region();
  states text[] := case when ctx.inside() then array['shown', 'house'] when ctx.audience() = 'public' then array['shown'] else '{}' end;
  languages text[] := case when reader = 'de' then array['de'] else array[reader, 'de'] end;
  typed text := search.bare(said);
  alike text[];
  closeness text;
begin
  if here is null or search.asked_in(said, reader, 'de') is null then
    return;
  end if;
  return query
    select e.offer_id, max(ts_rank('{0.02, 0.1, 0.4, 1.0}', e.words, asked.query) + case when e.title = typed then 2 when e.title like '%' || typed || '%' then 0.5 else 0 end)::real as best, false
    from (select language, search.asked_in(said, reader, language) as query from unnest(languages) language) asked
      cross join unnest(states) state
      cross join lateral (select e.* from search.offers e where e.shelf = here::text || ' ' || asked.language || ' ' || state and e.words @@ asked.query) e
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
  foreach closeness in array array['0.6', '0.4', '0.3'] loop
    perform set_config('pg_trgm.word_similarity_threshold', closeness, true);
    return query
      select near.offer_id, max(near.score)::real as best, true from (
        select e.offer_id, (select sum(word_similarity(word, e.named)) + sum(word_similarity(word, search.latin(e.title))) from unnest(alike) word) as score
        from unnest(languages) language cross join unnest(states) state
          cross join lateral (select e.* from search.offers e where e.shelf = here::text || ' ' || language || ' ' || state
            and e.named %> alike[1] and e.named %> all(alike[2:]) limit 300) e
        where e.region_id = here) near
      group by near.offer_id order by best desc, near.offer_id limit least(most, 20);
    exit when found;
  end loop;
end $$;

-- keeping the index ---------------------------------------------------------------------------------

-- The role that keeps it reads what stands in public of an offer, never its internal part.
grant select on offers, offer_texts, offer_topics, offer_places, offer_labels to miteinander_definer;
grant select (region_id, id, name, short_name) on organisations to miteinander_definer;
grant select (region_id, id, name) on municipalities to miteinander_definer;
do $$
declare t text;
begin
  foreach t in array array['offers', 'offer_texts', 'offer_topics', 'offer_places', 'offer_labels', 'municipalities', 'organisations'] loop
    if not exists (select from pg_policies where schemaname = 'public' and tablename = t and policyname = t || '_definer') then
      execute format('create policy %I on %I for select to miteinander_definer using (true)', t || '_definer', t);
    end if;
  end loop;
end $$;

create function search.keep_offers(of_region uuid[], of_offer uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, search, pg_temp as $$
begin
  delete from search.offers e using unnest(of_region, of_offer) gone(region_id, offer_id)
    where e.region_id = gone.region_id and e.offer_id = gone.offer_id
      and not exists (select from public.offer_texts t where t.region_id = e.region_id and t.offer_id = e.offer_id and t.language = e.language);
  insert into search.offers (region_id, offer_id, language, is_shown, title, named, words)
  select t.region_id, t.offer_id, t.language, o.is_shown, search.bare(t.title), search.latin(t.title || ' ' || labels.named),
    setweight(search.lexemes_in(t.title, t.language), 'A')
      || setweight(search.lexemes_in(t.summary || ' ' || labels.named, t.language), 'B')
      || setweight(search.lexemes_in(concat_ws(' ', around.named, g.name, g.short_name), 'de'), 'C')
      || setweight(search.lexemes_in(concat_ws(' ', t.description, t.childcare_note), t.language), 'D')
      || case when t.language = 'de' then search.tails(concat_ws(' ', t.title, t.summary, labels.named, g.name)) else '' end
  from (select distinct region_id, offer_id from unnest(of_region, of_offer) kept(region_id, offer_id)) kept
    join public.offers o on o.region_id = kept.region_id and o.id = kept.offer_id
    join public.offer_texts t on t.region_id = o.region_id and t.offer_id = o.id
    join public.organisations g on g.region_id = o.region_id and g.id = o.organisation_id
    cross join lateral (
      select coalesce(string_agg(coalesce(l.names ->> t.language, l.names ->> 'de'), ' '), '') as named from public.offer_labels l
      where l.region_id = o.region_id and (l.id = o.branch_id or l.id in (select c.label_id from public.offer_topics c where c.region_id = o.region_id and c.offer_id = o.id))) labels
    cross join lateral (
      select string_agg(concat_ws(' ', p.name, m.name), ' ') as named from public.offer_places p
        left join public.municipalities m on m.region_id = p.region_id and m.id = p.municipality_id
      where p.region_id = o.region_id and p.offer_id = o.id) around
  on conflict (region_id, offer_id, language) do update
    set is_shown = excluded.is_shown, title = excluded.title, named = excluded.named, words = excluded.words;
end $$;

-- Once for each statement, however many rows it wrote: an offer has words in many languages.
create function search.keep_changed_offers() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  regions uuid[];
  offers uuid[];
begin
  execute format('select array_agg(region_id), array_agg(%I) from (select distinct region_id, %1$I from changed) once', tg_argv[0]) into regions, offers;
  if regions is not null then
    perform search.keep_offers(regions, offers);
  end if;
  return null;
end $$;
-- An organisation, a place or a label has another name.
create function search.keep_offers_named() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform search.keep_offers(array_agg(o.region_id), array_agg(o.id)) from public.offers o
    where o.region_id = new.region_id and case tg_table_name
      when 'organisations' then o.organisation_id = new.id
      when 'municipalities' then exists (select from public.offer_places p where p.region_id = o.region_id and p.offer_id = o.id and p.municipality_id = new.id)
      else o.branch_id = new.id or exists (select from public.offer_topics c where c.region_id = o.region_id and c.offer_id = o.id and c.label_id = new.id) end
    having count(*) > 0;
  return null;
end $$;

do $$
declare t text; id_column text; act text;
begin
  foreach t in array array['offers', 'offer_texts', 'offer_topics', 'offer_places'] loop
    id_column := case t when 'offers' then 'id' else 'offer_id' end;
    foreach act in array array['insert', 'update', 'delete'] loop
      -- A new offer has no words yet, and what is deleted takes its words along.
      continue when t = 'offers' and act <> 'update';
      execute format('create trigger searched_%s after %1$s on %I referencing %s table as changed for each statement execute function search.keep_changed_offers(%L)',
        act, t, case act when 'delete' then 'old' else 'new' end, id_column);
    end loop;
  end loop;
end $$;
create trigger searched_offers after update of name, short_name on organisations for each row
  when (old.name is distinct from new.name or old.short_name is distinct from new.short_name) execute function search.keep_offers_named();
create trigger searched_offers after update of name on municipalities for each row when (old.name is distinct from new.name) execute function search.keep_offers_named();
create trigger searched_offers after update of names on offer_labels for each row when (old.names is distinct from new.names) execute function search.keep_offers_named();

revoke execute on function search.keep_offers(uuid[], uuid[]), search.keep_changed_offers(), search.keep_offers_named(), search.asked_in(text, text, text),
  search.find_offers(text, text, integer) from public;
grant create on schema search to miteinander_search, miteinander_definer;
alter function search.asked_in(text, text, text) owner to miteinander_search;
alter function search.find_offers(text, text, integer) owner to miteinander_search;
alter function search.keep_offers(uuid[], uuid[]) owner to miteinander_definer;
alter function search.keep_changed_offers() owner to miteinander_definer;
alter function search.keep_offers_named() owner to miteinander_definer;
revoke create on schema search from miteinander_search, miteinander_definer;
grant execute on function search.find_offers(text, text, integer) to miteinander_app;

-- What is there already. Even the tables' owner sees rows only while the wall is not forced on him.
alter table offers no force row level security;
select search.keep_offers(array_agg(region_id), array_agg(id)) from offers having count(*) > 0;
alter table offers force row level security;

-- where -------------------------------------------------------------------------------------------

-- Where a municipality lies: its middle, for distances; its postal codes; its outline, for maps.
create table municipality_areas (
  region_id uuid not null,
  municipality_id uuid not null,
  latitude double precision not null check (latitude between -90 and 90),
  longitude double precision not null check (longitude between -180 and 180),
  postal_codes text[] not null default '{}',
  -- Longitude and latitude in turn, around it once; null: only its middle is known.
  outline double precision[] check (cardinality(outline) >= 6 and cardinality(outline) % 2 = 0),
  primary key (region_id, municipality_id),
  foreign key (region_id, municipality_id) references municipalities (region_id, id) on delete cascade
);
call house_wall('municipality_areas', 'true');
call house_register('municipality_areas');

-- Kilometres between two places.
create function search.kilometres(from_latitude double precision, from_longitude double precision, to_latitude double precision, to_longitude double precision)
returns double precision language sql immutable parallel safe as $$
  select 12742 * asin(sqrt(sin(radians(to_latitude - from_latitude) / 2) ^ 2 + cos(radians(from_latitude)) * cos(radians(to_latitude)) * sin(radians(to_longitude - from_longitude) / 2) ^ 2))
$$;
-- Filters by day and hour read the coming weeks from the index alone.
create index offer_dates_when on offer_dates (region_id, starts_on) include (offer_id, starts_at, is_all_day) where is_shown and not is_cancelled;
