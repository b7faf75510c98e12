-- Offers with opening hours are found by day and time, as those with dates are.

-- On which days and at which times of day somebody is there: a bit each, as the search over offers counts dates, three of
-- each weekday from Monday on: before 12, before 17, later. Reads OpenStreetMap's notation as the house stores it. Seasons
-- count as the whole year, and what holds on holidays only does not count.
create function search.hours_open(notation text) returns integer
language plpgsql immutable strict parallel safe set search_path = pg_catalog, pg_temp as $$
declare
  week constant text := 'Mo Tu We Th Fr Sa Su';
  day constant text := '(Mo|Tu|We|Th|Fr|Sa|Su)';
  replacing text;
  rule text;
  names text[];
  meant integer[];
  bits integer := 0;
  parts integer;
  times text[];
  one integer;
begin
  -- What only words say ("by appointment") is no time at which somebody is sure to be there.
  foreach replacing in array regexp_split_to_array(regexp_replace(notation, '"[^"]*"', ' off', 'g'), ';') loop
    foreach rule in array regexp_split_to_array(replacing, ',\s+') loop
      continue when rule !~ '\S';
      meant := '{}';
      for names in select regexp_matches(rule, day || '(?:-' || day || ')?', 'g') loop
        one := position(names[1] in week) / 3;
        loop
          meant := meant || one;
          exit when one = position(coalesce(names[2], names[1]) in week) / 3;
          one := (one + 1) % 7;
        end loop;
      end loop;
      if meant = '{}' then
        continue when rule ~ '\m(PH|SH)\M';
        meant := array[0, 1, 2, 3, 4, 5, 6];
      end if;
      parts := 0;
      for times in select regexp_matches(rule, '(\d\d:\d\d)-(\d\d:\d\d)', 'g') loop
        if times[2] <= times[1] then
          times[2] := '24:00';
        end if;
        parts := parts | case when times[1] < '12:00' then 1 else 0 end | case when times[1] < '17:00' and times[2] > '12:00' then 2 else 0 end
          | case when times[2] > '17:00' then 4 else 0 end;
      end loop;
      if parts = 0 and rule !~ '\d\d:\d\d' then
        parts := 7;
      end if;
      foreach one in array meant loop
        -- After a semicolon a rule takes the place of what was said of its days before.
        if rule = split_part(replacing, ',', 1) or rule ~ '\m(off|closed)\M' then
          bits := bits & ~(7 << one * 3);
        end if;
        if rule !~ '\m(off|closed)\M' then
          bits := bits | (parts << one * 3);
        end if;
      end loop;
    end loop;
  end loop;
  return bits;
end $$;

alter table offer_times add column hours_open integer not null generated always as (coalesce(search.hours_open(opening_hours), 0)) stored;
-- Filters by day and hour read the times from the index alone.
create index offer_times_open on offer_times (region_id) include (offer_id, hours_open) where is_shown and hours_open <> 0;
-- Places and levels of what the public sees, as filters ask for them.
create index offer_capacities_free on offer_capacities (region_id, offer_id) where is_shown and waiting = 0 and taken_elsewhere + booked < maximum;
