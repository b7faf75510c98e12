-- What a nightly look at the addresses of offers found. Web addresses whole; of mail addresses only the domain, so that no
-- person stands here. One row for an address, however many offers name it.

create table offer_address_checks (
  region_id uuid not null references directory.regions (id),
  kind text not null check (kind in ('web', 'mail')),
  address text not null check (address <> ''),
  checked_on date not null,
  -- Absent: it answered, or nobody can tell.
  finding text check (finding in ('gone', 'server-fault', 'unreachable', 'too-slow', 'in-circles', 'no-mail')),
  failing_since date,
  -- Days on which it failed, one after the other look.
  failed_days integer not null default 0,
  primary key (region_id, kind, address),
  check ((finding is null) = (failing_since is null)),
  check ((finding is null) = (failed_days = 0))
);

call house_wall('offer_address_checks', null);
call house_link('offer_address_checks', 'organisation-entry', 'select',
  'address in (select unnest(array[o.website, o.registration_link, split_part(lower(o.email), ''@'', 2)]) from offers o where o.organisation_id::text = (select ctx.account()))');
