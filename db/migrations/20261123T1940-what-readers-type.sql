-- Readers of Romanian who typed "germana pentru mame" found nothing: PostgreSQL has stems for Romanian, but no list of small
-- words, and "pentru" had to stand in the offer. As it was (20261122T1730), with lists for all languages that had none.
create or replace function search.says_nothing(word text, language text) returns boolean language sql immutable parallel safe as $$
  select numnode(plainto_tsquery(search.grammar(language), word)) = 0 or search.bare(word) = '' or lower(word) = any(case language
    when 'ar' then array['في', 'من', 'على', 'إلى', 'الى', 'عن', 'مع', 'أو', 'او', 'و'] when 'fa' then array['در', 'از', 'به', 'با', 'برای', 'و', 'را']
    when 'uk' then array['в', 'у', 'на', 'з', 'із', 'до', 'для', 'та', 'і', 'й', 'про'] when 'pl' then array['w', 'z', 'na', 'do', 'dla', 'i', 'o', 'się']
    when 'ku' then array['ji', 'bo', 'li', 'di', 'de', 'û', 'bi']
    when 'ro' then array['și', 'si', 'de', 'la', 'în', 'in', 'cu', 'pentru', 'din', 'pe', 'un', 'o', 'a', 'al', 'ale', 'să', 'sa', 'sau']
    when 'bg' then array['за', 'на', 'в', 'във', 'с', 'със', 'и', 'от', 'до', 'по', 'при', 'се', 'да'] when 'vi' then array['của', 'cho', 'và', 'ở', 'với', 'để']
    when 'so' then array['iyo', 'ee', 'oo', 'ku', 'ka', 'u', 'ah'] when 'ps' then array['د', 'په', 'او', 'له', 'ته', 'سره', 'لپاره', 'کې'] when 'ti' then array['ኣብ', 'ናይ', 'ካብ', 'ምስ']
    else '{}' end)
$$;

-- As it was, and with three endings that the stemmers leave. Only questions change; the index stays as it is.
create or replace function search.forms_in(word text, language text) returns tsquery language plpgsql immutable parallel safe as $$
declare
  spelling text;
  found tsquery := plainto_tsquery(search.grammar(language), word);
  form tsquery;
  parts text[];
  left_over text;
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
    -- What people type and offers say otherwise: "chercher" and "nous cherchons", "apprendre" and "apprend"; "yüzmek" and "yüzme",
    -- "kursları" and "kursu"; "cursuri" and "curs".
    left_over := case language
      when 'fr' then coalesce(substring(spelling from '^(.{3,})er$') || 'ons', substring(spelling from '^(.{3,}d)re$'))
      when 'tr' then coalesce(substring(spelling from '^(.{3,}m[ae])k$'), substring(spelling from '^(.{4,})l[ae]ri?$'))
      when 'ro' then substring(spelling from '^(.{3,})uri(?:le)?$') end;
    if left_over is not null then
      found := found || to_tsquery('pg_catalog.simple', '''' || left_over || case language when 'tr' then ''':*' else '''' end);
    end if;
    -- "Schwimmkurs" also finds a course in which somebody swims.
    parts := regexp_match(spelling, '^(.{4,}?)s?(kurs|beratung|gruppe|treff|hilfe|unterricht|training|schule|verein|cafe|suche|vermittlung|angebot)(en|e|n|s)?$');
    if language = 'de' and parts is not null then
      found := found || to_tsquery('pg_catalog.simple', '''' || parts[1] || ''':* & ''' || parts[2] || ''':*');
    end if;
  end loop;
  return found;
end $$;
