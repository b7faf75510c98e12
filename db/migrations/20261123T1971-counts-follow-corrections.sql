-- A level or a place that was typed wrong and is corrected counts where it belongs, in the month in which the person began to wait.
create function wall.recount_interest() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update interest_counts c set entered = c.entered - 1
    where c.region_id = old.region_id and c.month = date_trunc('month', old.since)::date and c.level is not distinct from old.level
      and c.municipality_id is not distinct from old.municipality_id and c.entered > 0;
  insert into interest_counts (region_id, month, level, municipality_id, entered)
    values (new.region_id, date_trunc('month', new.since)::date, new.level, new.municipality_id, 1)
    on conflict (region_id, month, level, municipality_id) do update set entered = interest_counts.entered + 1;
  return null;
end $$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.recount_interest() from public;
grant execute on function wall.recount_interest() to miteinander_app, miteinander_definer;
alter function wall.recount_interest() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
create trigger counted_when_corrected after update on interest_entries for each row
  when (old.state <> 'asked' and new.state <> 'asked' and (old.level, old.municipality_id) is distinct from (new.level, new.municipality_id))
  execute function wall.recount_interest();
