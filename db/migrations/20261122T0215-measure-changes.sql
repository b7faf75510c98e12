-- What happened to a measure beside its entries: its state was changed in the form, or it or one of its entries was taken
-- back from the public. Shown in its history; never changed.
create table measure_changes (
  region_id uuid not null, id uuid not null, measure_id uuid not null,
  kind text not null check (kind in ('state', 'withdrawn')),
  dated date not null,
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
