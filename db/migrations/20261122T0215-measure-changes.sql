-- What happened to a measure beside its entries: its state was changed in the form, or it or one of its entries was taken
-- back from the public. Shown in its history; never changed.
create table measure_changes (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  kind text not null check (kind in ('state', 'withdrawn')),
  dated date not null,
  changed_at timestamptz not null,
  by_name text not null,
  from_state text,
  to_state text,
  -- Which entry was taken back; null: the whole measure.
  progress_update_id uuid,
  -- Since when and by whom it had been public.
  was_released_at timestamptz,
  was_released_by text,
  primary key (region_id, id),
  check ((kind = 'state') = (from_state is not null and to_state is not null)),
  check ((kind = 'withdrawn') = (was_released_at is not null and was_released_by is not null)),
  foreign key (region_id, measure_id) references measures (region_id, id) on delete cascade,
  foreign key (region_id, progress_update_id) references progress_updates (region_id, id) on delete cascade
);
create index measure_changes_measure on measure_changes (region_id, measure_id);
call house_wall('measure_changes', null, null);
call house_register('measure_changes');

-- How states moved, without names: the house sees all, the public those made while the measure was public, for then
-- each of them stood there. The table itself, with its names, stays inside.
grant select on measure_changes to miteinander_definer;
create policy measure_changes_definer on measure_changes for select to miteinander_definer using (true);
create function wall.state_changes() returns table (id uuid, measure_id uuid, dated date, from_state text, to_state text)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, c.measure_id, c.dated, c.from_state, c.to_state from measure_changes c
    join measures m on m.region_id = c.region_id and m.id = c.measure_id
  where c.region_id = ctx.region() and c.kind = 'state' and (ctx.inside() or (ctx.audience() = 'public' and c.changed_at >= m.released_at))
$$;
revoke execute on function wall.state_changes() from public;
grant execute on function wall.state_changes() to miteinander_app;
grant create on schema wall to miteinander_definer;
alter function wall.state_changes() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
