-- Prioritising together: rounds over recommendations, and ballots that are counted and never attributed.
-- Who could still learn what, and how: domain/concept/priorities/README.md.

create table priority_rounds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  question text not null check (question <> ''),
  -- The same in other languages: {"en": "…", "ar": "…"}.
  question_in jsonb not null default '{}',
  method text not null check (method in ('points', 'effort', 'criteria')),
  -- Of the method points: how many to spread, and how many at most on one item.
  points integer not null default 5 check (points between 1 and 100),
  points_per_item integer not null default 3 check (points_per_item between 1 and 10 and points_per_item <= points),
  -- device: whoever opens the page; codes: one-time codes on paper; members: who sits in a body.
  strength text not null check (strength in ('device', 'codes', 'members')),
  gremium_id uuid,
  languages text[] not null default '{de}' check (languages <@ '{de,en,ar}' and 'de' = any (languages)),
  conference_id uuid,
  meeting_id uuid,
  state text not null default 'draft' check (state in ('draft', 'open', 'closed')),
  opened_at timestamptz,
  -- After it phones change nothing any more; closing is an act of its own.
  ends_at timestamptz,
  closed_at timestamptz,
  -- How many ballots on paper lie there to be typed in.
  paper_expected integer not null default 0 check (paper_expected between 0 and 5000),
  -- Counted at closing.
  ballots integer,
  on_paper integer,
  is_public boolean not null default false,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, conference_id) references conferences (region_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id),
  check ((strength = 'members') <= (gremium_id is not null)),
  check ((state = 'draft') = (opened_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((state = 'closed') = (ballots is not null and on_paper is not null))
);
create index priority_rounds_conference on priority_rounds (region_id, conference_id);
create index priority_rounds_meeting on priority_rounds (region_id, meeting_id);
create index priority_rounds_gremium on priority_rounds (region_id, gremium_id);

-- What stands to the vote. The result stays here: the priority of a recommendation is its newest one.
create table priority_items (
  region_id uuid not null references directory.regions (id),
  round_id uuid not null,
  recommendation_id uuid not null,
  position integer not null,
  -- As it was read on the phones, whatever becomes of the recommendation's wording.
  label text not null check (label <> ''),
  label_in jsonb not null default '{}',
  rank integer,
  value numeric,
  -- What the value is made of, by the names of the method's dimensions.
  parts jsonb,
  primary key (region_id, round_id, recommendation_id),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade,
  foreign key (region_id, recommendation_id) references recommendations (region_id, id)
);
create index priority_items_recommendation on priority_items (region_id, recommendation_id);

create table priority_criteria (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  round_id uuid not null,
  position integer not null,
  name text not null check (name <> ''),
  sentence text not null default '',
  weight integer not null check (weight between 1 and 10),
  primary key (region_id, id),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade
);
create index priority_criteria_round on priority_criteria (region_id, round_id, position);

-- The code of the round's page and its short form, in clear: both are shown on a wall, and open nothing but the ballot.
create table priority_round_links (
  region_id uuid not null references directory.regions (id),
  round_id uuid not null,
  code text not null,
  short_code text not null,
  expires_at timestamptz not null,
  primary key (region_id, round_id),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade
);

-- Who may cast a ballot, and that somebody did: never what. A code on paper has no person.
create table priority_entitlements (
  region_id uuid not null references directory.regions (id),
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  person_id uuid,
  code_hash bytea,
  used boolean not null default false,
  on_paper boolean not null default false,
  primary key (region_id, id),
  unique (region_id, round_id, person_id),
  unique (region_id, round_id, code_hash),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade,
  foreign key (region_id, person_id) references people (region_id, id) on delete cascade,
  check ((person_id is null) <> (code_hash is null))
);
create index priority_entitlements_person on priority_entitlements (region_id, person_id);

-- After closing: everybody's receipt, without what was on the ballot.
create table priority_receipts (
  region_id uuid not null references directory.regions (id),
  round_id uuid not null,
  receipt text not null,
  primary key (region_id, round_id, receipt),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade
);

-- The urn: nobody reads it, neither the application nor staff. Ballots go in and sums come out, through the functions below.
create schema urn;
create table urn.keys (
  region_id uuid not null references directory.regions (id),
  round_id uuid not null,
  key bytea not null check (length(key) = 32),
  primary key (region_id, round_id),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade
);
-- No moment, no number, no person. While the round runs, `key` is what only the device that cast the ballot can name.
create table urn.ballots (
  region_id uuid not null references directory.regions (id),
  id uuid not null default gen_random_uuid(),
  round_id uuid not null,
  key bytea,
  receipt text,
  -- Item by item in their order, within an item dimension by dimension; 0: nothing.
  marks smallint[] not null,
  on_paper boolean not null,
  primary key (region_id, id),
  unique (region_id, round_id, key),
  unique (region_id, round_id, receipt),
  foreign key (region_id, round_id) references priority_rounds (region_id, id) on delete cascade
);
alter table urn.keys enable row level security;
alter table urn.keys force row level security;
alter table urn.ballots enable row level security;
alter table urn.ballots force row level security;
create policy keys_read on urn.keys for select to miteinander_app using (region_id = (select ctx.region()) and false);
create policy ballots_read on urn.ballots for select to miteinander_app using (region_id = (select ctx.region()) and false);
grant usage on schema urn to miteinander_definer;
grant select, insert, delete on urn.keys to miteinander_definer;
grant select, insert, update, delete on urn.ballots to miteinander_definer;
create policy keys_definer on urn.keys to miteinander_definer using (true) with check (true);
create policy ballots_definer on urn.ballots to miteinander_definer using (true) with check (true);

-- Casting goes on beside casting; closing waits for all of it and lets nothing in behind.
create function urn.lock_of(round uuid) returns bigint language sql immutable as
  $$ select hashtextextended(round::text, 1) $$;
create function urn.dimensions(round uuid) returns integer
language sql stable set search_path = public, pg_temp as $$
  select case r.method when 'points' then 1 when 'effort' then 2
    else (select count(*)::int from priority_criteria c where c.region_id = r.region_id and c.round_id = r.id) end
  from priority_rounds r where r.region_id = ctx.region() and r.id = round
$$;

-- Id of the round that a link is about.
create function wall.own_priority_round() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from priority_rounds r where r.region_id = ctx.region() and ctx.audience() = 'priority-round' and r.id::text = ctx.account()
  union all
  select e.round_id from priority_entitlements e where e.region_id = ctx.region() and ctx.audience() = 'priority-member' and e.id::text = ctx.account()
$$;

-- Begins a round's secrecy: a key of 244 random bits that no one ever sees.
create function wall.open_urn(round uuid) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into urn.keys (region_id, round_id, key)
  select r.region_id, r.id, sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  from priority_rounds r where r.region_id = ctx.region() and r.id = round and r.state = 'draft' and ctx.inside()
$$;

-- One-time codes of an open round. @param hashes SHA-256 of each; stored under the round's key, so that they tell nothing once it is gone
create function wall.add_priority_codes(round uuid, hashes bytea[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into priority_entitlements (region_id, round_id, code_hash)
  select k.region_id, k.round_id, sha256(k.key || h)
  from urn.keys k join priority_rounds r on r.region_id = k.region_id and r.id = k.round_id, unnest(hashes) as h
  where k.region_id = ctx.region() and k.round_id = round and ctx.inside() and r.strength = 'codes' and r.state = 'open'
  order by gen_random_uuid()
  on conflict do nothing
$$;
create function wall.add_priority_members(round uuid, members uuid[]) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into priority_entitlements (region_id, round_id, person_id)
  select r.region_id, r.id, p from priority_rounds r, unnest(members) as p
  where r.region_id = ctx.region() and r.id = round and ctx.inside() and r.strength = 'members' and r.state <> 'closed'
  on conflict do nothing
$$;

-- Casts a ballot, or changes the one that this device cast before.
-- @param holder SHA-256 of the device's secret
-- @param code SHA-256 of the one-time code, where the round asks for one
-- @param paper typed in by staff from a ballot on paper
create function wall.cast_ballot(round uuid, holder bytea, code bytea, receipt text, marks smallint[], paper boolean, at timestamptz) returns text
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
  r priority_rounds;
  secret bytea;
  own bytea;
  entry uuid;
  items integer;
  most integer;
begin
  perform pg_advisory_xact_lock_shared(urn.lock_of(round));
  select * into r from priority_rounds p where p.region_id = here and p.id = round;
  if r.id is null or not coalesce(
    (ctx.inside() and paper)
    or (not paper and ctx.audience() = 'priority-round' and r.strength <> 'members' and ctx.account() = round::text)
    or (not paper and ctx.audience() = 'priority-member' and r.strength = 'members'
      and exists (select 1 from priority_entitlements e where e.region_id = here and e.round_id = round and e.id::text = ctx.account())), false)
  then return 'not-allowed'; end if;
  if r.state <> 'open' or (not paper and r.ends_at <= at) then return 'not-open'; end if;

  select count(*) into items from priority_items i where i.region_id = here and i.round_id = round;
  most := case r.method when 'points' then r.points_per_item else 5 end;
  if cardinality(marks) is distinct from items * urn.dimensions(round) or exists (select 1 from unnest(marks) as m where m is null or m < 0 or m > most) then
    return 'not-filled-in';
  end if;
  if not exists (select 1 from unnest(marks) as m where m > 0) then return 'empty'; end if;
  if r.method = 'points' and (select sum(m) from unnest(marks) as m) > r.points then return 'too-many-points'; end if;

  -- One after the other where each may only once.
  if r.strength <> 'device' or paper then perform pg_advisory_xact_lock(urn.lock_of(round) + 1); end if;
  select k.key into secret from urn.keys k where k.region_id = here and k.round_id = round;
  own := sha256(secret || holder);
  if exists (select 1 from urn.ballots b where b.region_id = here and b.round_id = round and b.receipt = cast_ballot.receipt and b.key <> own) then
    return 'receipt-taken';
  end if;
  update urn.ballots b set marks = cast_ballot.marks, receipt = cast_ballot.receipt
    where b.region_id = here and b.round_id = round and b.key = own;
  if found then return 'counted'; end if;

  if paper and (select count(*) from urn.ballots b where b.region_id = here and b.round_id = round and b.on_paper) >= r.paper_expected then
    return 'paper-full';
  end if;
  if r.strength = 'codes' then
    select e.id into entry from priority_entitlements e where e.region_id = here and e.round_id = round and e.code_hash = sha256(secret || code);
    if entry is null then return 'unknown-code'; end if;
  elsif r.strength = 'members' and not paper then
    entry := ctx.account()::uuid;
  end if;
  if entry is not null then
    if (select e.used from priority_entitlements e where e.region_id = here and e.id = entry) then return 'used'; end if;
    -- Every row of the round is written anew, not one: otherwise the database's own row versions would tell which entitlement
    -- was used in the transaction that brought this ballot.
    update priority_entitlements e set used = e.used or e.id = entry, on_paper = e.on_paper or (e.id = entry and paper)
      where e.region_id = here and e.round_id = round;
  end if;
  insert into urn.ballots as b (region_id, round_id, key, receipt, marks, on_paper) values (here, round, own, cast_ballot.receipt, cast_ballot.marks, paper)
    on conflict (region_id, round_id, key) do update set marks = excluded.marks, receipt = excluded.receipt;
  return 'counted';
end $$;

-- The receipt of the ballot that this device cast; null: none yet.
create function wall.own_receipt(round uuid, holder bytea) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select b.receipt from urn.keys k join urn.ballots b on b.region_id = k.region_id and b.round_id = k.round_id and b.key = sha256(k.key || holder)
  where k.region_id = ctx.region() and k.round_id = round and round in (select wall.own_priority_round())
$$;

-- A member hands in a ballot on paper: marked here, typed in later without a name.
create function wall.mark_paper_member(entitlement uuid, handed_in boolean) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
  e priority_entitlements;
begin
  if not coalesce(ctx.inside(), false) then return false; end if;
  select * into e from priority_entitlements p where p.region_id = here and p.id = entitlement and p.person_id is not null;
  if e.id is null then return false; end if;
  perform pg_advisory_xact_lock_shared(urn.lock_of(e.round_id));
  perform pg_advisory_xact_lock(urn.lock_of(e.round_id) + 1);
  select * into e from priority_entitlements p where p.region_id = here and p.id = entitlement;
  if e.on_paper = handed_in then return true; end if;
  if not exists (select 1 from priority_rounds r where r.region_id = here and r.id = e.round_id and r.state = 'open') or (handed_in and e.used) then return false; end if;
  if not handed_in and (select count(*) from urn.ballots b where b.region_id = here and b.round_id = e.round_id and b.on_paper)
    >= (select r.paper_expected from priority_rounds r where r.region_id = here and r.id = e.round_id) then return false; end if;
  update priority_entitlements p set used = case when p.id = entitlement then handed_in else p.used end,
    on_paper = case when p.id = entitlement then handed_in else p.on_paper end
    where p.region_id = here and p.round_id = e.round_id;
  update priority_rounds r set paper_expected = r.paper_expected + case when handed_in then 1 else -1 end where r.region_id = here and r.id = e.round_id;
  return true;
end $$;

-- How many ballots there are: numbers, for the house.
create function wall.ballot_count(round uuid) returns table (ballots integer, on_paper integer)
language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int, count(*) filter (where b.on_paper)::int from urn.ballots b
  where b.region_id = ctx.region() and b.round_id = round and ctx.inside()
$$;

-- The only way out of the urn: sums by item and dimension, from five ballots on; means of fewer than five answers stay inside.
-- Members see no figures before the end, because who voted is known there, and a jump of the sums would tell what.
create function wall.priority_tally(round uuid) returns table (place integer, dimension integer, total integer, answers integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with enough as (
    select r.region_id, r.id, r.method, urn.dimensions(r.id) as dimensions from priority_rounds r
    where r.region_id = ctx.region() and r.id = round and ctx.inside() and (r.state = 'closed' or r.strength <> 'members')
      and (select count(*) from urn.ballots b where b.region_id = r.region_id and b.round_id = r.id) >= 5
  ), sums as (
    select (m.nth - 1)::int / enough.dimensions as place, (m.nth - 1)::int % enough.dimensions as dimension, enough.method,
      sum(m.mark)::int as total, count(*) filter (where m.mark > 0)::int as answers
    from enough join urn.ballots b on b.region_id = enough.region_id and b.round_id = enough.id, unnest(b.marks) with ordinality as m(mark, nth)
    group by 1, 2, 3
  )
  select place, dimension, case when method = 'points' or answers >= 5 then total end, case when answers >= 5 then answers end
  from sums order by place, dimension
$$;

-- Closes the urn: the key is gone, the receipts stand apart, and the ballots are mixed and written anew. Fewer than five
-- ballots are not kept, because nothing of them will ever be told.
create function wall.close_urn(round uuid) returns table (ballots integer, on_paper integer)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
  counted integer;
  papers integer;
begin
  perform pg_advisory_xact_lock(urn.lock_of(round));
  if not coalesce(ctx.inside(), false) or not exists (select 1 from priority_rounds r where r.region_id = here and r.id = round and r.state = 'open') then return; end if;
  select count(*), count(*) filter (where b.on_paper) into counted, papers from urn.ballots b where b.region_id = here and b.round_id = round;
  insert into priority_receipts (region_id, round_id, receipt)
    select here, round, b.receipt from urn.ballots b where b.region_id = here and b.round_id = round order by b.receipt;
  with old as (delete from urn.ballots b where b.region_id = here and b.round_id = round returning b.marks, b.on_paper)
  insert into urn.ballots (region_id, round_id, marks, on_paper)
    select here, round, old.marks, old.on_paper from old where counted >= 5 order by gen_random_uuid();
  delete from priority_entitlements e where e.region_id = here and e.round_id = round and e.person_id is null;
  delete from urn.keys k where k.region_id = here and k.round_id = round;
  return query select counted, papers;
end $$;

create function wall.public_priority_rounds() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id from priority_rounds r where r.region_id = ctx.region() and ctx.audience() = 'public' and r.is_public and r.state = 'closed'
$$;

-- That somebody voted is written by the functions above only.
create function urn.keep_entitlement() returns trigger language plpgsql as $$
begin
  if current_user <> 'miteinander_definer' and (tg_op = 'INSERT'
    or (new.used, new.on_paper, new.round_id, new.id, new.code_hash) is distinct from (old.used, old.on_paper, old.round_id, old.id, old.code_hash)) then
    raise exception 'entitlements are written by casting a ballot' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger priority_entitlements_kept before insert or update on priority_entitlements for each row execute function urn.keep_entitlement();

grant select, update (paper_expected) on priority_rounds to miteinander_definer;
grant select on priority_items, priority_criteria to miteinander_definer;
grant select, insert, update, delete on priority_entitlements to miteinander_definer;
grant select, insert on priority_receipts to miteinander_definer;
create policy priority_rounds_definer on priority_rounds to miteinander_definer using (true) with check (true);
create policy priority_items_definer on priority_items for select to miteinander_definer using (true);
create policy priority_criteria_definer on priority_criteria for select to miteinander_definer using (true);
create policy priority_entitlements_definer on priority_entitlements to miteinander_definer using (true) with check (true);
create policy priority_receipts_definer on priority_receipts to miteinander_definer using (true) with check (true);
grant create on schema wall, urn to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['open_urn(uuid)', 'add_priority_codes(uuid, bytea[])', 'add_priority_members(uuid, uuid[])',
    'cast_ballot(uuid, bytea, bytea, text, smallint[], boolean, timestamptz)', 'own_receipt(uuid, bytea)', 'mark_paper_member(uuid, boolean)',
    'ballot_count(uuid)', 'priority_tally(uuid)', 'close_urn(uuid)', 'own_priority_round()', 'public_priority_rounds()'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall, urn from miteinander_definer;

call house_wall('priority_rounds', 'is_public and state = ''closed''');
call house_wall('priority_items', 'round_id in (select wall.public_priority_rounds())');
call house_wall('priority_criteria', null);
call house_wall('priority_round_links', null);
call house_wall('priority_entitlements', null);
call house_wall('priority_receipts', null);

do $$
declare t text;
begin
  foreach t in array array['priority-round', 'priority-member'] loop
    call house_link('priority_rounds', t, 'select', 'id in (select wall.own_priority_round())');
    call house_link('priority_items', t, 'select', 'round_id in (select wall.own_priority_round())');
    call house_link('priority_criteria', t, 'select', 'round_id in (select wall.own_priority_round())');
    call house_link('priority_receipts', t, 'select', 'round_id in (select wall.own_priority_round())');
  end loop;
end $$;
-- The short code leads to the long one.
call house_link('priority_round_links', 'priority-round', 'select', 'round_id::text = (select ctx.account())');

-- Not entitlements and receipts: an entry of the log beside a ballot would be a moment and an order.
call house_register('priority_rounds');
call house_register('priority_items');
call house_register('priority_criteria');
call house_register('priority_round_links');

-- Whatever kinds there are by now, and these.
do $$
declare stored text;
begin
  select pg_get_constraintdef(oid) into stored from pg_constraint where conrelid = 'directory.codes'::regclass and conname = 'codes_kind_check';
  execute 'alter table directory.codes drop constraint codes_kind_check';
  execute 'alter table directory.codes add constraint codes_kind_check ' || replace(stored, 'ARRAY[', 'ARRAY[''priority-round''::text, ''priority-member''::text, ''priority-short''::text, ');
end $$;
