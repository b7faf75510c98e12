-- Months of the audit that are over: where each one ended. After their retention the entries may go; this stays.
create table audit.seals (
  region_id uuid not null references directory.regions (id),
  -- its first day, in the region's zone
  month date not null,
  last_seq bigint not null,
  hash bytea not null,
  entries_deleted_at timestamptz,
  primary key (region_id, month)
);
alter table audit.seals enable row level security;
alter table audit.seals force row level security;
grant select on audit.seals to miteinander_app;
create policy seals_read on audit.seals for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.inside()));
grant select, insert, update on audit.seals to miteinander_definer;
create policy seals_definer on audit.seals to miteinander_definer using (true) with check (true);
grant delete on audit.entries to miteinander_definer;

-- Seals what is over of the context's region.
create function audit.seal_months(zone text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := ctx.region();
  newest audit.seals;
begin
  if here is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  select * into newest from audit.seals s where s.region_id = here order by s.month desc limit 1;
  insert into audit.seals (region_id, month, last_seq, hash)
    select distinct on (e.month) here, e.month, e.seq, e.hash
    from (select seq, hash, date_trunc('month', at at time zone zone)::date as month from audit.entries
          where region_id = here and seq > coalesce(newest.last_seq, 0)) e
    where e.month < date_trunc('month', now() at time zone zone)::date and e.month > coalesce(newest.month, '-infinity')
    order by e.month, e.seq desc
  on conflict do nothing;
end $$;

-- Deletes the entries of the context's region up to the end of the last sealed month before the last `keep` whole months.
-- Returns where the deleted part ended, or nothing if there is nothing to delete. A year stays in any case.
create function audit.delete_sealed(keep integer) returns table (last_seq bigint, hash bytea)
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
    where s.region_id = here and s.month < (date_trunc('month', now()) - make_interval(months => keep))::date
    order by s.month desc limit 1;
  if ended.entries_deleted_at is not null or ended.month is null then
    return;
  end if;
  delete from audit.entries e where e.region_id = here and e.seq <= ended.last_seq;
  update audit.seals s set entries_deleted_at = now() where s.region_id = here and s.month <= ended.month and s.entries_deleted_at is null;
  return query select ended.last_seq, ended.hash;
end $$;

revoke execute on function audit.seal_months(text), audit.delete_sealed(integer) from public;
grant execute on function audit.seal_months(text), audit.delete_sealed(integer) to miteinander_app;
grant create on schema audit to miteinander_definer;
alter function audit.seal_months(text) owner to miteinander_definer;
alter function audit.delete_sealed(integer) owner to miteinander_definer;
revoke create on schema audit from miteinander_definer;
