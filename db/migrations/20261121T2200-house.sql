-- The house: the signed context, the directory of regions and codes, sign-in, audit, mail, files.
-- Roles are made by the migration runner before the first file, because their passwords come from the settings.

create schema ctx;
create schema directory;
create schema auth;
create schema audit;

grant usage on schema ctx, directory, audit to miteinander_app;
grant usage on schema auth, directory to miteinander_auth;
grant usage on schema ctx to miteinander_auth;

-- ctx: who acts, signed by the application --------------------------------------------------------

-- Padded keys of HMAC-SHA-256 (RFC 2104), so that verifying needs no extension.
create table ctx.keys (
  id integer primary key check (id = 1),
  inner_pad bytea not null check (length(inner_pad) = 64),
  outer_pad bytea not null check (length(outer_pad) = 64)
);
revoke all on ctx.keys from public;

-- region | account | audience | memberships | expiry in ms since 1970 | HMAC in hex.
-- Absent: null, and every policy then hides every row. Forged or expired: an error, never a row.
create function ctx.claims() returns text[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare
  raw text := current_setting('miteinander.context', true);
  parts text[];
  expected bytea;
  expires timestamptz;
begin
  if raw is null or raw = '' then
    return null;
  end if;
  parts := string_to_array(raw, '|');
  if array_length(parts, 1) is distinct from 6 then
    raise exception 'context is malformed' using errcode = '28000';
  end if;
  select sha256(k.outer_pad || sha256(k.inner_pad || convert_to(array_to_string(parts[1:5], '|'), 'UTF8')))
    into expected from ctx.keys k where k.id = 1;
  if expected is null or encode(expected, 'hex') <> parts[6] then
    raise exception 'context is not signed by the application' using errcode = '28000';
  end if;
  expires := to_timestamp(parts[5]::bigint / 1000.0);
  if expires < clock_timestamp() then
    raise exception 'context has expired' using errcode = '28000';
  end if;
  return parts;
end $$;

create function ctx.region() returns uuid language sql stable parallel safe as
  $$ select nullif((ctx.claims())[1], '')::uuid $$;
create function ctx.account() returns text language sql stable parallel safe as
  $$ select nullif((ctx.claims())[2], '') $$;
create function ctx.audience() returns text language sql stable parallel safe as
  $$ select (ctx.claims())[3] $$;
-- Inside the house: signed-in staff, and jobs or commands acting for the region.
create function ctx.inside() returns boolean language sql stable parallel safe as
  $$ select coalesce((ctx.claims())[3] in ('staff', 'system'), false) $$;

-- directory: the few tables that stand above the regions ------------------------------------------

create table directory.regions (
  id uuid primary key,
  slug text not null unique
    check (slug ~ '^[a-z][a-z0-9-]{2,40}$' and slug not in ('app', 'api', 'j', 'feeds', 'assets', 'healthz', 'readyz')),
  name text not null,
  kind text not null check (kind in ('landkreis', 'kreisfreie-stadt')),
  time_zone text not null default 'Europe/Berlin',
  languages text[] not null default '{de,en,ar}',
  contact_name text not null default '',
  contact_phone text not null default '',
  contact_email text not null default '',
  two_factor_roles text[] not null default '{}',
  is_demo boolean not null default false
);
grant select on directory.regions to miteinander_app, miteinander_auth;

-- Raised in the transaction that publishes; every process asks once a second which regions rose.
create table directory.content_versions (
  region_id uuid primary key references directory.regions (id),
  version bigint not null default 1
);
grant select on directory.content_versions to miteinander_app;
create function directory.raise_content_version() returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into directory.content_versions (region_id, version) values (ctx.region(), 1)
  on conflict (region_id) do update set version = directory.content_versions.version + 1
$$;
revoke execute on function directory.raise_content_version() from public;
grant execute on function directory.raise_content_version() to miteinander_app;

-- A signed link names its region by the hash of its code: the one look-up before a region is known.
create table directory.codes (
  code_hash bytea primary key,
  region_id uuid not null references directory.regions (id),
  kind text not null check (kind in ('invitation', 'status-request')),
  subject_id uuid not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index codes_subject on directory.codes (region_id, subject_id);
alter table directory.codes enable row level security;
alter table directory.codes force row level security;
create policy codes_read on directory.codes for select using (true);
create policy codes_insert on directory.codes for insert with check (region_id = (select ctx.region()));
create policy codes_update on directory.codes for update using (region_id = (select ctx.region()));
grant select, insert, update on directory.codes to miteinander_app;

-- auth: accounts and sessions, reached only by the sign-in role -----------------------------------

create table auth."user" (
  id uuid primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  salutation text not null default '',
  operator boolean not null default false,
  locale text not null default 'de',
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth.session (
  id uuid primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references auth."user" (id) on delete cascade
);
create index session_user_id on auth.session ("userId");
create table auth.account (
  id uuid primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_user_id on auth.account ("userId");
create table auth.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create table auth."twoFactor" (
  id uuid primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  verified boolean default true,
  "failedVerificationCount" integer default 0,
  "lockedUntil" timestamptz
);
create index two_factor_user_id on auth."twoFactor" ("userId");
-- Failed sign-ins, counted per account and per address; keys are hashes, so that no address is stored.
create table auth.sign_in_failures (
  key bytea primary key,
  failures integer not null,
  last_at timestamptz not null,
  locked_until timestamptz
);
grant select, insert, update, delete on all tables in schema auth to miteinander_auth;

-- Who may do what in which region, with an end.
create table memberships (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  account_id uuid not null,
  role text not null,
  organisation_id uuid,
  language text,
  starts_on date not null,
  -- last day that counts
  ends_on date,
  primary key (region_id, id),
  check (ends_on is null or ends_on >= starts_on)
);
create index memberships_account on memberships (account_id);
create table invitations (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  email text not null,
  name text not null,
  salutation text not null default '',
  role text not null,
  organisation_id uuid,
  language text,
  ends_on date,
  invited_by text not null,
  invited_at timestamptz not null default now(),
  accepted_at timestamptz,
  primary key (region_id, id)
);

-- audit: one chain per region ---------------------------------------------------------------------

create table audit.heads (
  region_id uuid primary key references directory.regions (id),
  seq bigint not null,
  hash bytea not null
);
create table audit.entries (
  region_id uuid not null references directory.regions (id),
  seq bigint not null,
  at timestamptz not null,
  tx xid8 not null,
  account text,
  actor text not null,
  event text not null,
  subject_id uuid,
  details jsonb not null,
  hash bytea not null,
  primary key (region_id, seq)
);
create index entries_tx on audit.entries (tx);
create index entries_event on audit.entries (region_id, event, seq);

-- What a row's hash covers: everything but the hash, in one fixed text form, after the hash before it.
create function audit.hash_of(before bytea, e audit.entries) returns bytea
language sql stable set search_path = pg_catalog, pg_temp set timezone = 'UTC' set datestyle = 'ISO' as $$
  select sha256(before || convert_to(concat_ws(E'\x1f',
    e.region_id, e.seq, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.tx, coalesce(e.account, ''),
    e.actor, e.event, coalesce(e.subject_id::text, ''), e.details::text), 'UTF8'))
$$;

-- Appends rows to the chain of the context's region. Called as the last statement before commit,
-- so that the head is locked only briefly.
create function audit.append(new_entries jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  here uuid := ctx.region();
  head audit.heads;
  item jsonb;
  e audit.entries;
begin
  if here is null then
    raise exception 'no context' using errcode = '28000';
  end if;
  insert into audit.heads (region_id, seq, hash) values (here, 0, sha256(convert_to(here::text, 'UTF8')))
    on conflict (region_id) do nothing;
  select * into head from audit.heads h where h.region_id = here for update;
  for item in select * from jsonb_array_elements(new_entries) loop
    e.region_id := here;
    e.seq := head.seq + 1;
    e.at := clock_timestamp();
    e.tx := pg_current_xact_id();
    e.account := ctx.account();
    e.actor := item ->> 'actor';
    e.event := item ->> 'event';
    e.subject_id := (item ->> 'subjectId')::uuid;
    e.details := coalesce(item -> 'details', '{}'::jsonb);
    e.hash := audit.hash_of(head.hash, e);
    insert into audit.entries values (e.*);
    head.seq := e.seq;
    head.hash := e.hash;
  end loop;
  update audit.heads set seq = head.seq, hash = head.hash where region_id = here;
end $$;

-- Refuses to commit a change of a registered table without an audit row of the same transaction.
create function audit.require_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from audit.entries where tx = pg_current_xact_id()) then
    raise exception 'change of % without an audit entry', tg_table_name using errcode = '23000';
  end if;
  return null;
end $$;

revoke execute on function audit.append(jsonb), audit.require_entry() from public;
grant execute on function audit.append(jsonb) to miteinander_app;
grant select on audit.entries, audit.heads to miteinander_app;
alter table audit.entries enable row level security;
alter table audit.entries force row level security;
alter table audit.heads enable row level security;
alter table audit.heads force row level security;
create policy entries_read on audit.entries for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.inside()));
create policy heads_read on audit.heads for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.inside()));

-- Definer functions run as a role of their own: the owner of forced tables sees no rows either.
grant usage on schema ctx, directory, audit to miteinander_definer;
grant select on ctx.keys to miteinander_definer;
grant select, insert, update on directory.content_versions, audit.heads to miteinander_definer;
grant select, insert on audit.entries to miteinander_definer;
create policy entries_definer on audit.entries to miteinander_definer using (true) with check (true);
create policy heads_definer on audit.heads to miteinander_definer using (true) with check (true);
grant create on schema ctx, directory, audit to miteinander_definer;
alter function ctx.claims() owner to miteinander_definer;
alter function directory.raise_content_version() owner to miteinander_definer;
alter function audit.append(jsonb) owner to miteinander_definer;
alter function audit.require_entry() owner to miteinander_definer;
revoke create on schema ctx, directory, audit from miteinander_definer;

-- mail and files ----------------------------------------------------------------------------------

create table mails (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  to_address text not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text,
  primary key (region_id, id)
);
create index mails_created on mails (region_id, created_at desc);

create table files (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null,
  media_type text not null,
  size integer not null check (size >= 0),
  sha256 text not null,
  stored_as text not null unique,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  primary key (region_id, id)
);

-- The third wall of one table: region and audience, forced on the owner too.
create procedure house_wall(target text, public_rows text, link_rows text)
language plpgsql as $$
declare
  extra text := '';
begin
  if public_rows is not null then
    extra := extra || format(' or ((select ctx.audience()) = ''public'' and (%s))', public_rows);
  end if;
  if link_rows is not null then
    extra := extra || format(' or ((select ctx.audience()) = ''link'' and (%s))', link_rows);
  end if;
  execute format('alter table %I enable row level security', target);
  execute format('alter table %I force row level security', target);
  execute format('create policy %I on %I for select to miteinander_app using (region_id = (select ctx.region()) and ((select ctx.inside())%s))', target || '_read', target, extra);
  execute format('create policy %I on %I for insert to miteinander_app with check (region_id = (select ctx.region()) and (select ctx.inside()))', target || '_insert', target);
  execute format('create policy %I on %I for update to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()))', target || '_update', target);
  execute format('create policy %I on %I for delete to miteinander_app using (region_id = (select ctx.region()) and (select ctx.inside()))', target || '_delete', target);
  execute format('grant select, insert, update, delete on %I to miteinander_app', target);
end $$;

-- A registered table: no change of it commits without an audit row.
create procedure house_register(target text) language plpgsql as $$
begin
  execute format('create constraint trigger %I after insert or update or delete on %I deferrable initially deferred for each row execute function audit.require_entry()', target || '_audited', target);
end $$;

call house_wall('memberships', null, null);
call house_register('memberships');
grant select on memberships to miteinander_auth;
create policy memberships_own on memberships for select to miteinander_auth using (true);
call house_wall('invitations', null, null);
call house_register('invitations');
call house_wall('mails', null, null);
call house_wall('files', null, null);
call house_register('files');
