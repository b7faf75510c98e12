-- Months of sign-in events that are over: where each one ended. As audit.seals, for the instance's chain.
create table auth.sign_in_seals (
  -- its first day, on Germany's clock
  month date primary key,
  last_seq bigint not null,
  hash bytea not null,
  entries_deleted_at timestamptz
);
grant select on auth.sign_in_seals to miteinander_auth;
grant select, insert, update on auth.sign_in_seals to miteinander_definer;
grant delete on auth.sign_in_events to miteinander_definer;

-- Returns the months it sealed, oldest first.
create function auth.seal_sign_ins() returns table (last_seq bigint, hash bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  newest auth.sign_in_seals;
begin
  -- Every region's nightly job comes here: one after the other.
  perform 1 from auth.sign_in_head for update;
  select * into newest from auth.sign_in_seals s order by s.month desc limit 1;
  return query
    with sealed as (
      insert into auth.sign_in_seals (month, last_seq, hash)
        select distinct on (e.month) e.month, e.seq, e.hash
        from (select o.seq, o.hash, date_trunc('month', o.at at time zone 'Europe/Berlin')::date as month from auth.sign_in_events o
              where o.seq > coalesce(newest.last_seq, 0)) e
        where e.month < date_trunc('month', now() at time zone 'Europe/Berlin')::date and e.month > coalesce(newest.month, '-infinity')
        order by e.month, e.seq desc
      returning sign_in_seals.last_seq, sign_in_seals.hash)
    select s.last_seq, s.hash from sealed s order by s.last_seq;
end $$;

-- Deletes the events up to the end of the last sealed month before the last twelve whole ones, and notes that as an event.
-- Returns where the deleted part ended, or nothing if there is nothing to delete.
create function auth.delete_sign_ins() returns table (last_seq bigint, hash bytea)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  ended auth.sign_in_seals;
begin
  perform 1 from auth.sign_in_head for update;
  select * into ended from auth.sign_in_seals s
    where s.month < (date_trunc('month', now()) - interval '12 months')::date
    order by s.month desc limit 1;
  if ended.entries_deleted_at is not null or ended.month is null then
    return;
  end if;
  delete from auth.sign_in_events e where e.seq <= ended.last_seq;
  update auth.sign_in_seals s set entries_deleted_at = now() where s.month <= ended.month and s.entries_deleted_at is null;
  perform auth.append_event('sign-in.months-deleted', null, jsonb_build_object('lastEvent', ended.last_seq));
  return query select ended.last_seq, ended.hash;
end $$;

revoke execute on function auth.seal_sign_ins(), auth.delete_sign_ins() from public;
grant execute on function auth.seal_sign_ins(), auth.delete_sign_ins() to miteinander_auth;
grant create on schema auth to miteinander_definer;
alter function auth.seal_sign_ins() owner to miteinander_definer;
alter function auth.delete_sign_ins() owner to miteinander_definer;
revoke create on schema auth from miteinander_definer;
