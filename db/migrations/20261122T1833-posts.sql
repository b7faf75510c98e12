-- What practice places, apprenticeships, jobs and volunteer posts say besides: in numbers and words of lists, so that it reads
-- in every language.
create table offer_posts (
  region_id uuid not null,
  offer_id uuid not null,
  is_shown boolean not null,
  -- As people call it: "Pflegehelferin, Pflegehelfer".
  occupation text not null default '',
  hours_per_week numeric(4, 1) check (hours_per_week > 0 and hours_per_week <= 60),
  starts_on date,
  duration integer check (duration between 1 and 99),
  duration_unit text check (duration_unit in ('weeks', 'months', 'years')),
  -- Null: not said. Zero: unpaid.
  pay_cents integer check (pay_cents >= 0),
  pay_per text check (pay_per in ('hour', 'month')),
  german_level text check (german_level in ('A1', 'A2', 'B1', 'B2', 'C1', 'C2')),
  needs_driving_licence boolean not null default false,
  how_to_apply text not null default '',
  places integer check (places between 1 and 10000),
  apply_until date,
  version integer not null default 1,
  primary key (region_id, offer_id),
  foreign key (region_id, offer_id, is_shown) references offers (region_id, id, is_shown) on update cascade on delete cascade,
  check ((duration is null) = (duration_unit is null)),
  check ((coalesce(pay_cents, 0) = 0) = (pay_per is null))
);
call house_wall('offer_posts', 'is_shown');
call house_register('offer_posts');
