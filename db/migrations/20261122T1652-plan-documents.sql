-- The document of another plan, beside its address on the web: addresses of reports change. It stays inside.
alter table plans add column document_file_id uuid;
alter table plans add foreign key (region_id, document_file_id) references files (region_id, id);
create index plans_document on plans (region_id, document_file_id);
