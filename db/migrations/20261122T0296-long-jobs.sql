-- Imports and exports that take longer than a reader waits: what was asked, how far it is, and what became of it.
-- Job payloads carry ids only, so what was asked stands here. Not registered in the audit: progress is no data, and
-- what a job does is audited by the act it carries out.
create table long_jobs (
  region_id uuid not null references directory.regions (id), id uuid not null,
  account_id uuid not null,
  locale text not null,
  asked jsonb not null,
  created_at timestamptz not null,
  step text check (step in ('reading', 'storing', 'writing')),
  percent integer not null default 0 check (percent between 0 and 100),
  cancelled_at timestamptz,
  ended_at timestamptz,
  -- why nothing came of it; null with ended_at: it is done
  refusal text,
  rows integer,
  file_id uuid,
  primary key (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id) on delete set null (file_id)
);
create index long_jobs_open on long_jobs (region_id, account_id) where ended_at is null and cancelled_at is null;
call house_wall('long_jobs', null, null);
