-- What organisations agreed: to serve goals, to work together, how to proceed together.

create table agreements (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  kind text not null check (kind in ('self-commitment', 'cooperation', 'joint-procedure', 'joint-statement', 'campaign')),
  title text not null check (title <> ''),
  text text not null default '',
  from_on date not null,
  until_on date check (until_on >= from_on),
  review_on date,
  is_public boolean not null default false,
  version integer not null default 1,
  primary key (region_id, id)
);

-- The signed paper stays inside, also of a public agreement.
create table agreement_papers (
  region_id uuid not null references directory.regions (id),
  agreement_id uuid not null,
  file_id uuid not null,
  primary key (region_id, agreement_id),
  foreign key (region_id, agreement_id) references agreements (region_id, id) on delete cascade,
  foreign key (region_id, file_id) references files (region_id, id)
);

create table agreement_parties (
  region_id uuid not null references directory.regions (id),
  agreement_id uuid not null,
  organisation_id uuid not null,
  primary key (region_id, agreement_id, organisation_id),
  foreign key (region_id, agreement_id) references agreements (region_id, id) on delete cascade,
  foreign key (region_id, organisation_id) references organisations (region_id, id)
);
create index agreement_parties_organisation on agreement_parties (region_id, organisation_id);

-- Belongs to the concept: the network does not know goals.
create table goal_agreements (
  region_id uuid not null references directory.regions (id),
  goal_id uuid not null,
  agreement_id uuid not null,
  primary key (region_id, goal_id, agreement_id),
  foreign key (region_id, goal_id) references goals (region_id, id) on delete cascade,
  foreign key (region_id, agreement_id) references agreements (region_id, id) on delete cascade
);
create index goal_agreements_agreement on goal_agreements (region_id, agreement_id);

create function wall.public_agreements() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from agreements a where a.region_id = ctx.region() and ctx.audience() = 'public' and a.is_public
$$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.public_agreements() from public;
grant execute on function wall.public_agreements() to miteinander_app, miteinander_definer;
alter function wall.public_agreements() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
grant select on agreements to miteinander_definer;
create policy agreements_definer on agreements for select to miteinander_definer using (true);

call house_wall('agreements', 'is_public');
call house_wall('agreement_papers', null);
call house_wall('agreement_parties', 'agreement_id in (select wall.public_agreements())');
call house_wall('goal_agreements', 'agreement_id in (select wall.public_agreements()) and goal_id in (select wall.released_goals())');
call house_register('agreements');
call house_register('agreement_papers');
call house_register('agreement_parties');
call house_register('goal_agreements');
