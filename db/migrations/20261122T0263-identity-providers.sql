-- Single sign-on by OpenID Connect: the one identity provider ("the house") of a region.

create table identity_providers (
  region_id uuid primary key references directory.regions (id),
  -- on the button: "Anmelden mit …"
  label text not null,
  issuer text not null,
  client_id text not null,
  -- encrypted by the application
  client_secret text not null,
  -- of the mail addresses that belong to the house, lower case
  domains text[] not null check (cardinality(domains) > 0),
  enabled boolean not null,
  -- who of the house may still sign in without it
  password_for text not null check (password_for in ('everybody', 'administrators')),
  -- whether the house asks for a second factor itself
  second_factor boolean not null
);
call house_wall('identity_providers', null, null);
call house_register('identity_providers');
-- Nobody is anybody yet where the button stands.
grant select on identity_providers to miteinander_auth;
create policy identity_providers_sign_in on identity_providers for select to miteinander_auth using (true);
