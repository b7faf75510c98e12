-- Micro-grants that the county itself gives: a call, applications from people without an account, decisions, payments, reports.
-- What an applicant writes and what the office decides stand in tables of their own: a wall tells rows apart, not columns.

create table grant_calls (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  from_on date not null,
  -- The last day.
  until_on date not null check (until_on >= from_on),
  max_cents bigint not null check (max_cents > 0),
  total_cents bigint not null check (total_cents >= max_cents),
  is_public boolean not null default false,
  version integer not null default 1,
  primary key (region_id, id)
);

create table grant_call_texts (
  region_id uuid not null references directory.regions (id),
  call_id uuid not null,
  language text not null check (language in ('de', 'en', 'ar')),
  title text not null check (title <> ''),
  who text not null default '',
  rules text not null default '',
  primary key (region_id, call_id, language),
  foreign key (region_id, call_id) references grant_calls (region_id, id) on delete cascade
);

create table grant_applications (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  call_id uuid not null,
  -- asked: typed into the public form and not confirmed by the click in the mail.
  state text not null check (state in ('asked', 'submitted', 'withdrawn', 'decided')),
  title text not null check (title <> ''),
  idea text not null check (idea <> ''),
  group_name text not null check (group_name <> ''),
  place text not null default '',
  amount_cents bigint not null check (amount_cents > 0),
  planned_for text not null default '',
  spent_on text not null default '',
  language text not null check (language in ('de', 'en', 'ar')),
  made_at timestamptz not null,
  confirmed_at timestamptz,
  -- What the applicant must hear by mail; absent: nothing.
  owed text check (owed in ('confirm', 'approved', 'declined', 'paid', 'report')),
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, call_id) references grant_calls (region_id, id),
  check ((state = 'asked') = (confirmed_at is null))
);
create index grant_applications_call on grant_applications (region_id, call_id, state);

-- Whom to write to. No bank data: the treasury has its own way to ask for it, and what is not here cannot be lost.
create table grant_applicants (
  region_id uuid not null references directory.regions (id),
  application_id uuid not null,
  name text not null check (name <> ''),
  email text not null,
  phone text not null default '',
  primary key (region_id, application_id),
  foreign key (region_id, application_id) references grant_applications (region_id, id) on delete cascade
);

create table grant_decisions (
  region_id uuid not null references directory.regions (id),
  application_id uuid not null,
  -- 0: declined
  approved_cents bigint not null check (approved_cents >= 0),
  -- Told to the applicant.
  reason text not null default '',
  decided_at timestamptz not null,
  decided_by text not null,
  paid_on date,
  paid_cents bigint check (paid_cents between 1 and approved_cents),
  paid_by text,
  report_due_on date,
  reminders integer not null default 0,
  primary key (region_id, application_id),
  foreign key (region_id, application_id) references grant_applications (region_id, id),
  check ((paid_on is null) = (paid_cents is null) and (paid_on is null) = (report_due_on is null))
);

create table grant_reports (
  region_id uuid not null references directory.regions (id),
  application_id uuid not null,
  text text not null check (text <> ''),
  sent_at timestamptz not null,
  file_id uuid,
  -- Asked apart: the picture may be shown to everybody.
  picture_consent boolean not null default false,
  primary key (region_id, application_id),
  foreign key (region_id, application_id) references grant_applications (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id)
);
create index grant_reports_file on grant_reports (region_id, file_id);

-- What everybody reads of a supported idea, in the office's words; released one by one.
create table grant_releases (
  region_id uuid not null references directory.regions (id),
  application_id uuid not null,
  title text not null check (title <> ''),
  place text not null default '',
  amount_cents bigint not null check (amount_cents > 0),
  file_id uuid,
  released_at timestamptz not null,
  released_by text not null,
  primary key (region_id, application_id),
  foreign key (region_id, application_id) references grant_applications (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id)
);
create index grant_releases_file on grant_releases (region_id, file_id);

create function wall.public_grant_calls() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from grant_calls c where c.region_id = ctx.region() and ctx.audience() = 'public' and c.is_public
$$;
create function wall.own_grant_call() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.call_id from grant_applications a where a.region_id = ctx.region() and ctx.audience() = 'grant-application' and a.id::text = ctx.account()
$$;
-- Reports are written for what was approved, and no more once it is released.
create function wall.own_grant_to_report() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select d.application_id from grant_decisions d
  where d.region_id = ctx.region() and ctx.audience() = 'grant-application' and d.application_id::text = ctx.account() and d.approved_cents > 0
    and not exists (select 1 from grant_releases r where r.region_id = d.region_id and r.application_id = d.application_id)
$$;
-- Files that a link or the public sees: beside the own report, and pictures that were released.
create function wall.own_grant_files() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.file_id from grant_reports r where r.region_id = ctx.region() and ctx.audience() = 'grant-application' and r.application_id::text = ctx.account()
$$;
create function wall.released_grant_files() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.file_id from grant_releases r where r.region_id = ctx.region() and ctx.audience() = 'public'
$$;

-- What strangers write here: an unconfirmed application for an open call. It counts only after a click in the mail. Narrower
-- than a policy: the two rows belong together, and the public needs no right to read what it wrote.
create function wall.apply_for_grant(call uuid, application uuid, made timestamptz, title text, idea text, group_name text, place text,
  amount_cents bigint, planned_for text, spent_on text, name text, email text, phone text, language text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  if ctx.audience() is distinct from 'public'
    or not exists (select 1 from grant_calls c join directory.regions r on r.id = c.region_id
      where c.region_id = here and c.id = call and c.is_public and apply_for_grant.amount_cents between 1 and c.max_cents
        and (made at time zone r.time_zone)::date between c.from_on and c.until_on)
    -- A flood fills no disk: nobody reads that many.
    or (select count(*) from grant_applications a where a.region_id = here and a.call_id = call and a.state = 'asked') >= 500
  then return false; end if;
  insert into grant_applications (region_id, id, call_id, state, title, idea, group_name, place, amount_cents, planned_for, spent_on, language, made_at, owed)
    values (here, application, call, 'asked', title, idea, group_name, place, amount_cents, planned_for, spent_on, language, made, 'confirm')
    on conflict do nothing;
  -- The same form twice is one application.
  if found then
    insert into grant_applicants (region_id, application_id, name, email, phone) values (here, application, name, email, phone);
  end if;
  return true;
end $$;

grant select on grant_calls, grant_applications, grant_decisions, grant_reports, grant_releases to miteinander_definer;
grant insert on grant_applications, grant_applicants to miteinander_definer;
create policy grant_calls_definer on grant_calls for select to miteinander_definer using (true);
create policy grant_applications_definer on grant_applications to miteinander_definer using (true) with check (true);
create policy grant_applicants_definer on grant_applicants for insert to miteinander_definer with check (true);
create policy grant_decisions_definer on grant_decisions for select to miteinander_definer using (true);
create policy grant_reports_definer on grant_reports for select to miteinander_definer using (true);
create policy grant_releases_definer on grant_releases for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['public_grant_calls()', 'own_grant_call()', 'own_grant_to_report()', 'own_grant_files()', 'released_grant_files()',
    'apply_for_grant(uuid, uuid, timestamptz, text, text, text, text, bigint, text, text, text, text, text, text)'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('grant_calls', 'is_public');
call house_wall('grant_call_texts', 'call_id in (select wall.public_grant_calls())');
call house_wall('grant_applications', null);
call house_wall('grant_applicants', null);
call house_wall('grant_decisions', null);
call house_wall('grant_reports', null);
call house_wall('grant_releases', 'true');

call house_link('grant_calls', 'grant-application', 'select', 'id in (select wall.own_grant_call())');
call house_link('grant_call_texts', 'grant-application', 'select', 'call_id in (select wall.own_grant_call())');
call house_link('grant_applications', 'grant-application', 'select', 'id::text = (select ctx.account())');
-- What was decided about stays as it was applied for.
call house_link('grant_applications', 'grant-application', 'update', 'id::text = (select ctx.account()) and state <> ''decided''');
call house_link('grant_applicants', 'grant-application', 'select', 'application_id::text = (select ctx.account())');
call house_link('grant_decisions', 'grant-application', 'select', 'application_id::text = (select ctx.account())');
call house_link('grant_reports', 'grant-application', 'select', 'application_id::text = (select ctx.account())');
call house_link('grant_reports', 'grant-application', 'insert', 'application_id in (select wall.own_grant_to_report())');
call house_link('grant_reports', 'grant-application', 'update', 'application_id in (select wall.own_grant_to_report())');
call house_link('grant_releases', 'grant-application', 'select', 'application_id::text = (select ctx.account())');
call house_link('files', 'grant-application', 'insert', 'state = ''quarantined''');
call house_link('files', 'grant-application', 'select', 'id in (select wall.own_grant_files())');
create policy files_released_grant_read on files for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.audience()) = 'public' and state = 'clean' and id in (select wall.released_grant_files()));

do $$
declare
  t text;
  kinds text;
begin
  foreach t in array array['grant_calls', 'grant_call_texts', 'grant_applications', 'grant_applicants', 'grant_decisions', 'grant_reports', 'grant_releases'] loop
    call house_register(t);
  end loop;
  -- One kind of links more, whatever others there are.
  select pg_get_constraintdef(oid) into kinds from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  alter table directory.codes drop constraint codes_kind_check;
  execute 'alter table directory.codes add constraint codes_kind_check ' || replace(kinds, '''invitation''::text', '''invitation''::text, ''grant-application''::text');
end $$;
