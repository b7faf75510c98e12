-- Where money comes from: funds and programmes with their rules and days, and what of them was called up and spent when.

create table funds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null check (name <> ''),
  -- An organisation of the network, or a name where it has no entry.
  giver_organisation_id uuid,
  giver text not null default '',
  rules text not null default '',
  url text,
  -- What the county may get of it at most; absent: not said.
  total_cents bigint check (total_cents >= 0),
  -- What the county has to pay itself of everything that is spent.
  own_share_percent numeric(5, 2) not null default 0 check (own_share_percent between 0 and 100),
  -- The period of approval.
  from_on date,
  until_on date check (until_on >= from_on),
  state text not null check (state in ('watched', 'applied', 'running', 'ended')),
  notice_file_id uuid,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, giver_organisation_id) references organisations (region_id, id),
  foreign key (region_id, notice_file_id) references files (region_id, id)
);
create index funds_giver on funds (region_id, giver_organisation_id);
create index funds_notice on funds (region_id, notice_file_id);

create table fund_deadlines (
  region_id uuid not null references directory.regions (id),
  fund_id uuid not null,
  position integer not null,
  due_on date not null,
  what text not null check (what <> ''),
  primary key (region_id, fund_id, position),
  foreign key (region_id, fund_id) references funds (region_id, id) on delete cascade
);

alter table budget_lines
  add column fund_id uuid,
  -- What was asked for, where something else was approved.
  add column applied_cents bigint check (applied_cents >= 0),
  add foreign key (region_id, fund_id) references funds (region_id, id);
create index budget_lines_fund on budget_lines (region_id, fund_id);

-- What happened to the money of a line, entry by entry. Nothing is deleted: a wrong entry is cancelled with a reason, so that
-- a proof that was handed in can be explained later. No cascade from the line: money that moved keeps its line and its measure.
create table fund_bookings (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  budget_line_id uuid not null,
  kind text not null check (kind in ('called-up', 'spent')),
  booked_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  note text not null default '',
  receipt text not null default '',
  -- Why more was spent than called up.
  reason text not null default '',
  file_id uuid,
  entered_at timestamptz not null,
  entered_by text not null,
  cancelled_at timestamptz,
  cancelled_by text,
  cancelled_reason text,
  primary key (region_id, id),
  foreign key (region_id, budget_line_id) references budget_lines (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id),
  check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancelled_reason is null))
);
create index fund_bookings_line on fund_bookings (region_id, budget_line_id, booked_on);
create index fund_bookings_file on fund_bookings (region_id, file_id);

-- How many days before money or a post ends the office is told, and when the last mail went out.
create table funding_settings (
  region_id uuid not null references directory.regions (id),
  first_days integer not null check (first_days between 1 and 730),
  second_days integer not null check (second_days between 0 and 729),
  told_on date,
  version integer not null default 1,
  primary key (region_id),
  check (second_days < first_days)
);

-- Of which day the office was told at which of the two marks: each once.
create table funding_warnings (
  region_id uuid not null references directory.regions (id),
  -- What ends: kind and id, of a post its title.
  subject text not null,
  ends_on date not null,
  mark integer not null check (mark in (1, 2)),
  primary key (region_id, subject, ends_on, mark)
);

call house_wall('funds', null);
call house_wall('fund_deadlines', null);
call house_wall('fund_bookings', null);
call house_wall('funding_settings', null);
call house_wall('funding_warnings', null);
call house_register('funds');
call house_register('fund_deadlines');
call house_register('fund_bookings');
call house_register('funding_settings');
call house_register('funding_warnings');
