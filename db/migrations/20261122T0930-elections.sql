-- Elections of a body: who may take part, when, who stands, and how many came. Nobody votes here.

create table elections (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid not null,
  title text not null check (title <> ''),
  -- Who may vote and be elected, in words.
  eligibility text not null default '',
  eligible integer check (eligible >= 0),
  votes_cast integer check (votes_cast between 0 and eligible),
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  check (num_nulls(eligible, votes_cast) in (0, 2))
);
create index elections_gremium on elections (region_id, gremium_id);

create table election_dates (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  election_id uuid not null,
  dated date not null,
  title text not null check (title <> ''),
  primary key (region_id, id),
  foreign key (region_id, election_id) references elections (region_id, id) on delete cascade
);
create index election_dates_election on election_dates (region_id, election_id);

-- A candidate is somebody who agreed. Names and presentations stay inside.
create table election_candidates (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  election_id uuid not null,
  person_id uuid not null,
  presentation text not null default '',
  agreed_on date not null,
  primary key (region_id, id),
  unique (region_id, election_id, person_id),
  foreign key (region_id, election_id) references elections (region_id, id),
  foreign key (region_id, person_id) references people (region_id, id)
);
create index election_candidates_person on election_candidates (region_id, person_id);

create function wall.public_elections() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id from elections e join gremien g on g.region_id = e.region_id and g.id = e.gremium_id
  where e.region_id = ctx.region() and ctx.audience() = 'public' and g.is_public
$$;
grant create on schema wall to miteinander_definer;
revoke execute on function wall.public_elections() from public;
grant execute on function wall.public_elections() to miteinander_app, miteinander_definer;
alter function wall.public_elections() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
grant select on elections to miteinander_definer;
create policy elections_definer on elections for select to miteinander_definer using (true);

call house_wall('elections', 'gremium_id in (select wall.public_gremien())');
call house_wall('election_dates', 'election_id in (select wall.public_elections())');
call house_wall('election_candidates', null);
call house_register('elections');
call house_register('election_dates');
call house_register('election_candidates');
