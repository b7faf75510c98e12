-- Uploads wait in quarantine until a job has checked them. What only our own importer reads is kept as "internal" and
-- never given back. What was uploaded before this version is checked like everything else.
alter table files add state text not null default 'quarantined' check (state in ('quarantined', 'clean', 'refused', 'internal'));
alter table files add refusal text;
alter table files add check ((state = 'refused') = (refusal is not null));
update files set state = 'internal' where exists (select 1 from concept_imports i where i.region_id = files.region_id and i.file_id = files.id);

-- Equal content is kept once: several rows may name the same bytes.
alter table files drop constraint files_region_id_stored_as_key;
create index files_stored_as on files (region_id, stored_as);
create index files_sha256 on files (region_id, sha256);
create index files_quarantined on files (region_id, uploaded_at) where state = 'quarantined';

-- A file is removed by asking the database whether anything still refers to it; without these, that reads whole tables.
create index measure_links_file on measure_links (region_id, file_id) where file_id is not null;
create index progress_updates_file on progress_updates (region_id, file_id) where file_id is not null;
create index status_answers_file on status_answers (region_id, file_id) where file_id is not null;
create index concept_imports_file on concept_imports (region_id, file_id);

alter table directory.regions add file_quota_mb integer not null default 10000 check (file_quota_mb >= 0);

-- The holder of a link sees own files only, but what still fits depends on all of the region's.
grant select on files to miteinander_definer;
create policy files_definer on files for select to miteinander_definer using (true);
create function wall.stored_bytes() returns bigint
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(kept.size), 0)::bigint
  from (select distinct on (stored_as) size from files where region_id = ctx.region() and state <> 'refused') kept
$$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.stored_bytes() from public;
grant execute on function wall.stored_bytes() to miteinander_app;
alter function wall.stored_bytes() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
