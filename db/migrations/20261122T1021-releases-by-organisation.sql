-- The contact list asks for the released names of each organisation it shows.
create index person_releases_organisation on person_releases (region_id, organisation_id);
