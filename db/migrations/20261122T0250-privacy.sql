-- Data protection: people who are blocked or erased, what was erased, requests of those concerned, the two-person view.

-- Blocked (Art. 18 GDPR): kept and not used. Erased: a nameless row that history points at.
alter table people
  add column restricted_at timestamptz,
  add column restricted_for text check (restricted_for in ('retention', 'request')),
  add column erased_at timestamptz,
  -- when somebody last said that this entry is right; the retention counts from here
  add column reviewed_at timestamptz not null default now(),
  add check ((restricted_at is null) = (restricted_for is null));
-- A blocked account keeps its memberships, and none of them opens a door.
alter table memberships add column restricted_at timestamptz;

-- Blocked people exist for those who handle requests and for the region's jobs, and for nobody else.
create function ctx.sees_restricted() returns boolean language sql stable parallel safe as $$
  select coalesce((ctx.claims())[3] = 'system'
    or ((ctx.claims())[3] = 'staff' and (ctx.claims())[4] ~ '(^|,)(administrator|data-protection-officer):'), false)
$$;
alter policy people_read on people using (region_id = (select ctx.region())
  and (restricted_at is null or (select ctx.sees_restricted()))
  and ((select ctx.inside()) or (select ctx.audience()) = 'link'
    or ((select ctx.audience()) = 'public' and public_confirmed_at is not null)));

-- What was erased, when and why: ids and counts. Copied to the ledger outside the database, then noted.
create table erasures (
  region_id uuid not null references directory.regions (id), id uuid not null,
  subject_kind text not null check (subject_kind in ('person', 'account')),
  subject_id uuid not null,
  cause text not null check (cause in ('retention', 'request', 'replay')),
  -- table → rows
  rows jsonb not null,
  erased_at timestamptz not null,
  noted_at timestamptz,
  primary key (region_id, id)
);
-- One row per night: counts, no names, no ids.
create table retention_runs (
  region_id uuid not null references directory.regions (id), id uuid not null,
  ran_at timestamptz not null,
  restricted integer not null check (restricted >= 0),
  erased integer not null check (erased >= 0),
  -- table → rows deleted
  rows jsonb not null,
  primary key (region_id, id)
);

create table data_requests (
  region_id uuid not null references directory.regions (id), id uuid not null,
  kind text not null check (kind in ('access', 'rectification', 'erasure', 'restriction', 'objection', 'portability')),
  subject_kind text not null check (subject_kind in ('person', 'account')),
  subject_id uuid not null,
  received_on date not null,
  -- one month, by reasoned extension three (Art. 12 (3) GDPR)
  due_on date not null check (due_on >= received_on),
  extension_reason text,
  answered_at timestamptz,
  answered_by text,
  outcome text check (outcome in ('fulfilled', 'partly', 'refused')),
  letter text not null default '',
  version integer not null default 1,
  primary key (region_id, id),
  check ((answered_at is null) = (outcome is null))
);
create index data_requests_due on data_requests (region_id, due_on) where answered_at is null;
create table data_request_steps (
  region_id uuid not null, id uuid not null, data_request_id uuid not null,
  kind text not null check (kind in ('received', 'identity-checked', 'report-made', 'corrected', 'restricted', 'unrestricted', 'erased', 'extended', 'note', 'answered')),
  note text not null default '',
  done_at timestamptz not null,
  done_by text not null,
  account_id uuid,
  primary key (region_id, id),
  foreign key (region_id, data_request_id) references data_requests (region_id, id) on delete cascade
);
create index data_request_steps_request on data_request_steps (region_id, data_request_id, done_at);

-- Who looked at what: asked for by one, allowed by another, for a few days.
create table log_views (
  region_id uuid not null references directory.regions (id), id uuid not null,
  reason text not null check (reason <> ''),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  requested_by uuid not null,
  requested_by_name text not null,
  requested_role text not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_by_name text,
  decided_at timestamptz,
  allowed boolean,
  expires_at timestamptz,
  primary key (region_id, id),
  check (decided_by is null or decided_by <> requested_by),
  check ((decided_at is null) = (decided_by is null) and (decided_at is null) = (allowed is null)),
  check ((expires_at is null) = (allowed is distinct from true))
);

do $$
declare t text;
begin
  foreach t in array array['erasures', 'retention_runs', 'data_requests', 'data_request_steps', 'log_views'] loop
    call house_wall(t, null, null);
    call house_register(t);
  end loop;
end $$;

-- An access report asks for all readings that showed one person.
create index entries_subject on audit.entries (region_id, subject_id) where subject_id is not null;
