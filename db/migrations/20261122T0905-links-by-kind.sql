-- There will be many kinds of signed links, and what the holder of one may read is no matter of the others. So the signed
-- context names the kind of its link where it said 'link' before; until now there was one kind only: the status request.

do $$
declare
  p record;
  f record;
begin
  for p in select tablename, policyname, qual, with_check from pg_policies where concat(qual, with_check) like '%''link''%' loop
    execute format('alter policy %I on %I', p.policyname, p.tablename)
      || coalesce(' using (' || replace(p.qual, '''link''', '''status-request''') || ')', '')
      || coalesce(' with check (' || replace(p.with_check, '''link''', '''status-request''') || ')', '');
  end loop;
  for f in select pg_get_functiondef(c.oid) as source from pg_proc c join pg_namespace n on n.oid = c.pronamespace
    where n.nspname in ('public', 'wall', 'search', 'ctx') and c.prosrc like '%''link''%' and c.proname <> 'house_wall' loop
    execute replace(f.source, '''link''', '''status-request''');
  end loop;
end $$;

-- Inside the house everything; in public the rows named here. Rows for links are added one kind at a time: house_link.
drop procedure house_wall(text, text, text);
create procedure house_wall(target text, public_rows text)
language plpgsql as $$
declare
  extra text := '';
begin
  if public_rows is not null then
    extra := format(' or ((select ctx.audience()) = ''public'' and (%s))', public_rows);
  end if;
  execute format('alter table %I enable row level security', target);
  execute format('alter table %I force row level security', target);
  execute format('create policy %I on %I for select to miteinander_app using (region_id = (select ctx.region()) and ((select ctx.inside())%s))', target || '_read', target, extra);
  execute format('create policy %I on %I for insert to miteinander_app with check (region_id = (select ctx.region()) and (select ctx.inside()))', target || '_insert', target);
  execute format('create policy %I on %I for update to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()))', target || '_update', target);
  execute format('create policy %I on %I for delete to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()))', target || '_delete', target);
  execute format('grant select, insert, update, delete on %I to miteinander_app', target);
end $$;

-- What the holder of one kind of link may do with which rows; `(select ctx.account())` is the id of what the link opens.
-- Several policies of one command add up, so that each kind stands for itself.
create procedure house_link(target text, kind text, command text, rows text)
language plpgsql as $$
declare
  condition text := format('(region_id = (select ctx.region()) and (select ctx.audience()) = %L and (%s))', kind, rows);
begin
  execute format('create policy %I on %I for %s to miteinander_app ', target || '_' || replace(kind, '-', '_') || '_' || command, target, command)
    || case command when 'insert' then 'with check ' else 'using ' end || condition;
end $$;

alter table directory.codes drop constraint codes_kind_check;
alter table directory.codes add check (kind in ('invitation', 'status-request', 'organisation-entry', 'person-release', 'contact-confirmation',
  'meeting-answer', 'calendar-feed', 'task', 'registration', 'idea-board'));
