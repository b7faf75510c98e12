-- Who to call: situations with their contacts in order. What happened to whom is written down nowhere here.

create table situations (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  kind text not null check (kind <> ''),
  name text not null check (name <> ''),
  -- What to do first, in a sentence or two.
  first_steps text not null default '',
  position integer not null,
  is_public boolean not null default false,
  version integer not null default 1,
  primary key (region_id, id)
);

-- An organisation, a person in a function there, or a plain number with its name (112).
create table situation_contacts (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  situation_id uuid not null,
  position integer not null,
  organisation_id uuid,
  person_id uuid,
  name text not null default '',
  -- Of this duty; absent: as the entry of the person or the organisation has it.
  phone text,
  -- OpenStreetMap's opening_hours
  opening_hours text,
  note text not null default '',
  confirmed_on date not null,
  -- Nobody answered for six weeks; such a number stays, because an old one is better than none.
  unconfirmed_since date,
  -- The organisation says that it no longer does this.
  declined_on date,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, situation_id) references situations (region_id, id) on delete cascade,
  foreign key (region_id, organisation_id) references organisations (region_id, id),
  foreign key (region_id, person_id) references people (region_id, id) on delete set null (person_id),
  check (organisation_id is not null or (name <> '' and phone is not null)),
  check (person_id is null or organisation_id is not null)
);
create index situation_contacts_situation on situation_contacts (region_id, situation_id);
create index situation_contacts_organisation on situation_contacts (region_id, organisation_id);
create index situation_contacts_person on situation_contacts (region_id, person_id);

-- One for each organisation that is a contact: its link opens this row, and so all its contacts.
create table contact_confirmations (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  organisation_id uuid not null,
  asked_on date,
  reminded_on date,
  primary key (region_id, id),
  unique (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);

create function wall.public_situations() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id from situations s where s.region_id = ctx.region() and ctx.audience() = 'public' and s.is_public
$$;
-- The organisation whose contacts a link is about.
create function wall.confirming_organisation() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.organisation_id from contact_confirmations c
  where c.region_id = ctx.region() and ctx.audience() = 'contact-confirmation' and c.id::text = ctx.account()
$$;
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['public_situations', 'confirming_organisation'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;
grant select on situations, contact_confirmations to miteinander_definer;
create policy situations_definer on situations for select to miteinander_definer using (true);
create policy contact_confirmations_definer on contact_confirmations for select to miteinander_definer using (true);

call house_wall('situations', 'is_public');
-- A person's contact is public only where that person released the own name.
call house_wall('situation_contacts', 'situation_id in (select wall.public_situations()) and declined_on is null
  and (person_id is null or person_id in (select r.person_id from person_releases r))');
call house_wall('contact_confirmations', null);
call house_register('situations');
call house_register('situation_contacts');
call house_register('contact_confirmations');

call house_link('contact_confirmations', 'contact-confirmation', 'select', 'id::text = (select ctx.account())');
call house_link('contact_confirmations', 'contact-confirmation', 'update', 'id::text = (select ctx.account())');
call house_link('situation_contacts', 'contact-confirmation', 'select', 'organisation_id in (select wall.confirming_organisation())');
call house_link('situation_contacts', 'contact-confirmation', 'update', 'organisation_id in (select wall.confirming_organisation())');
call house_link('situations', 'contact-confirmation', 'select', 'id in (select c.situation_id from situation_contacts c where c.organisation_id in (select wall.confirming_organisation()))');
call house_link('organisations', 'contact-confirmation', 'select', 'id in (select wall.confirming_organisation())');
