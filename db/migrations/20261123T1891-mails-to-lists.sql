-- A mail may bring several files, and one to a list says where a mail program's own button takes the reader off it (RFC 8058).

do $$
declare c text;
begin
  for c in select conname from pg_constraint where conrelid = 'mails'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%file_name%' loop
    execute format('alter table mails drop constraint %I', c);
  end loop;
end $$;
alter table mails
  alter column file_name type text[] using case when file_name is null then null else array[file_name] end,
  alter column file_type type text[] using case when file_type is null then null else array[file_type] end,
  alter column file_bytes type bytea[] using case when file_bytes is null then null else array[file_bytes] end;
alter table mails rename column file_name to file_names;
alter table mails rename column file_type to file_types;
alter table mails rename column file_bytes to files;
alter table mails add check (num_nulls(file_names, file_types, files) in (0, 3));
alter table mails add check (cardinality(file_names) = cardinality(file_types) and cardinality(file_names) = cardinality(files));
-- Carries a code; emptied with the body.
alter table mails add column leave_address text;
