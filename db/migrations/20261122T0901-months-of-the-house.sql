-- Months are sealed on the region's clock and were deleted on the database server's: on a server with another zone, a
-- month could go up to half a day too early. Both chains now ask the same clock for both.
create function audit.first_month_kept(moment timestamptz, zone text, keep integer) returns date
language sql stable set search_path = pg_catalog, pg_temp as $$
  select (date_trunc('month', moment at time zone zone) - make_interval(months => keep))::date
$$;

-- Deletes the entries of the context's region up to the end of the last sealed month before the last `keep` whole months.
-- Returns where the deleted part ended, or nothing if there is nothing to delete. A year stays in any case.
create or replace function audit.delete_sealed(keep integer) returns table (last_seq bigint, hash bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := ctx.region();
  ended audit.seals;
begin
  if here is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  if keep < 12 then
    raise exception 'the audit is kept for twelve months at least' using errcode = '22023';
  end if;
  select * into ended from audit.seals s
    where s.region_id = here and s.month < audit.first_month_kept(now(), (select r.time_zone from directory.regions r where r.id = here), keep)
    order by s.month desc limit 1;
  if ended.entries_deleted_at is not null or ended.month is null then
    return;
  end if;
  delete from audit.entries e where e.region_id = here and e.seq <= ended.last_seq;
  update audit.seals s set entries_deleted_at = now() where s.region_id = here and s.month <= ended.month and s.entries_deleted_at is null;
  return query select ended.last_seq, ended.hash;
end $$;

-- Deletes the events up to the end of the last sealed month before the last twelve whole ones, and notes that as an event.
-- Returns where the deleted part ended, or nothing if there is nothing to delete.
create or replace function auth.delete_sign_ins() returns table (last_seq bigint, hash bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended auth.sign_in_seals;
begin
  perform 1 from auth.sign_in_head for update;
  select * into ended from auth.sign_in_seals s
    where s.month < audit.first_month_kept(now(), 'Europe/Berlin', 12)
    order by s.month desc limit 1;
  if ended.entries_deleted_at is not null or ended.month is null then
    return;
  end if;
  delete from auth.sign_in_events e where e.seq <= ended.last_seq;
  update auth.sign_in_seals s set entries_deleted_at = now() where s.month <= ended.month and s.entries_deleted_at is null;
  perform auth.append_event('sign-in.months-deleted', null, jsonb_build_object('lastEvent', ended.last_seq));
  return query select ended.last_seq, ended.hash;
end $$;

-- The two-person look at sign-ins reads days. With 500,000 events a filtered page took 122 ms and takes 11 ms, the choice
-- of names and events 154 ms and 58 ms.
create index sign_in_events_at on auth.sign_in_events (at);
