-- Passkeys: public keys of devices and security keys with which an account signs in.

create table auth.passkeys (
  id uuid primary key,
  "userId" uuid not null references auth."user" (id) on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  -- as the authenticator counts; 0 where it does not
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz
);
create index passkeys_user_id on auth.passkeys ("userId");
grant select, insert, update, delete on auth.passkeys to miteinander_auth;
