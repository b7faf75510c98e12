-- Who signed in, how, and what was refused: one chain for the whole instance, because accounts stand above the regions.
-- Ids and words of our own only, never names or addresses.

create table auth.sign_in_events (
  seq bigint primary key,
  at timestamptz not null,
  tx xid8 not null,
  -- null: nobody we know
  account_id uuid,
  event text not null,
  details jsonb not null,
  hash bytea not null
);
create index sign_in_events_account on auth.sign_in_events (account_id, seq);
create table auth.sign_in_head (
  id integer primary key check (id = 1),
  seq bigint not null,
  hash bytea not null
);
insert into auth.sign_in_head values (1, 0, sha256(convert_to('00000000-0000-0000-0000-000000000000', 'UTF8')));
-- The sign-in role reads; only the function below writes.
grant select on auth.sign_in_events, auth.sign_in_head to miteinander_auth;

-- Hashed as the regions' chains are, with the nil UUID in the place of the region.
create function auth.append_event(new_event text, new_account uuid, new_details jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head auth.sign_in_head;
  e audit.entries;
begin
  select * into strict head from auth.sign_in_head for update;
  e.region_id := '00000000-0000-0000-0000-000000000000';
  e.seq := head.seq + 1;
  e.at := clock_timestamp();
  e.tx := pg_current_xact_id();
  e.account := new_account::text;
  e.actor := '';
  e.event := new_event;
  e.details := new_details;
  e.hash := audit.hash_of(head.hash, e);
  insert into auth.sign_in_events values (e.seq, e.at, e.tx, new_account, e.event, e.details, e.hash);
  update auth.sign_in_head set seq = e.seq, hash = e.hash;
end $$;
grant usage on schema auth to miteinander_definer;
grant select, insert on auth.sign_in_events to miteinander_definer;
grant select, update on auth.sign_in_head to miteinander_definer;
revoke execute on function auth.append_event(text, uuid, jsonb) from public;
grant execute on function auth.append_event(text, uuid, jsonb) to miteinander_auth;
grant create on schema auth to miteinander_definer;
alter function auth.append_event(text, uuid, jsonb) owner to miteinander_definer;
revoke create on schema auth from miteinander_definer;

-- Devices an account was used on, told apart by a cookie whose hash stands here; no network addresses, no places.
create table auth.devices (
  id uuid primary key,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  token_hash bytea not null,
  user_agent text not null,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  unique ("userId", token_hash)
);
grant select, insert, update, delete on auth.devices to miteinander_auth;

-- How a session was opened, and on which device. A session opened by a region's own house opens that region only.
alter table auth.session
  add column method text not null default 'password' check (method in ('password', 'passkey', 'house')),
  add column "secondFactor" boolean not null default false,
  add column "regionId" uuid references directory.regions (id),
  add column "deviceId" uuid references auth.devices (id) on delete set null;
