-- An owner sees the name of the file beside an own answer. status_answers shows a link its own answers only.
create policy files_link_read on files for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.audience()) = 'link'
    and exists (select 1 from status_answers a where a.region_id = files.region_id and a.file_id = files.id));
