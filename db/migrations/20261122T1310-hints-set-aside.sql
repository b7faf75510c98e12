-- Hints about figures that somebody looked at and found right. A hint that changes with its text is another one.

create table hints_set_aside (
  region_id uuid not null references directory.regions (id),
  -- Hash of place, kind, words and arithmetic.
  hint text not null check (hint <> ''),
  note text not null default '',
  set_aside_at timestamptz not null,
  set_aside_by text not null,
  primary key (region_id, hint)
);
call house_wall('hints_set_aside', null);
call house_register('hints_set_aside');
