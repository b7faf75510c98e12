-- What a group has done goes along when its entry becomes one with another.
alter table founding_progress
  drop constraint founding_progress_region_id_organisation_id_fkey,
  add foreign key (region_id, organisation_id) references founding_projects (region_id, organisation_id) on update cascade on delete cascade;

-- The role of the searches reads what was written for searching, and nothing else. Who looks for the same organisation
-- among the entries themselves is another role.
drop policy organisations_search on organisations;
drop policy organisation_internals_search on organisation_internals;
revoke select on organisations, organisation_internals from miteinander_search;
grant select on organisation_internals to miteinander_definer;
create policy organisation_internals_definer on organisation_internals for select to miteinander_definer using (true);
grant create on schema search to miteinander_definer;
alter function search.alike_organisations owner to miteinander_definer;
revoke create on schema search from miteinander_definer;
