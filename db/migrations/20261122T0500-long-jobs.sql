-- Imports and exports that take longer than a reader waits: what was asked, how far it is, and what became of it.
-- Job payloads carry ids only, so what was asked stands here. Not registered in the audit: progress is no data, and
-- what a job does is audited by the act it carries out.
create table long_jobs (
  region_id uuid not null references directory.regions (id), id uuid not null,
  account_id uuid not null,
  kind text not null,
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
  -- of an export
  file_name text,
  media_type text,
  primary key (region_id, id)
);
create index long_jobs_open on long_jobs (region_id, account_id) where ended_at is null and cancelled_at is null;
create index long_jobs_created on long_jobs (region_id, created_at);
call house_wall('long_jobs', null, null);

-- The file of an export, in pieces, so that neither writing nor reading holds all of it. Not among the uploads: those
-- any member may fetch, these only who asked. Whoever else works in the region, administrators too, reads none.
create table long_job_pieces (
  region_id uuid not null references directory.regions (id), long_job_id uuid not null,
  piece integer not null,
  account_id uuid not null,
  made_at timestamptz not null,
  bytes bytea not null,
  primary key (region_id, long_job_id, piece),
  foreign key (region_id, long_job_id) references long_jobs (region_id, id) on delete cascade
);
create index long_job_pieces_made on long_job_pieces (region_id, made_at);
call house_wall('long_job_pieces', null, null);
create policy long_job_pieces_own on long_job_pieces as restrictive for all to miteinander_app
  using (region_id = (select ctx.region()) and ((select ctx.audience()) = 'system' or account_id::text = (select ctx.account())));

-- How many recommendations were found when a document was read in: that decides whether a job takes it over.
alter table concept_imports add recommendations integer not null default 0;
