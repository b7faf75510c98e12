-- What anybody tells the office about an offer that the catalogue does not have: a proposal, which an editor takes over or refuses.

create table offer_proposals (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  state text not null default 'open' check (state in ('open', 'taken', 'refused')),
  title text not null check (title <> ''),
  text text not null check (text <> ''),
  -- As the person calls it; which organisation of the network it is, an editor decides.
  organisation text not null check (organisation <> ''),
  place text not null default '',
  times text not null default '',
  phone text,
  website text,
  -- The person belongs to whoever makes the offer.
  is_provider boolean not null default false,
  -- For one answer; nobody has to give it.
  email text,
  -- Of the words and of the answer.
  language text not null,
  sent_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  -- What the person was told.
  answer text not null default '',
  -- What became of it.
  offer_id uuid,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete set null (offer_id),
  check ((state = 'open') = (settled_at is null))
);
create index offer_proposals_state on offer_proposals (region_id, state, sent_at);
create index offer_proposals_offer on offer_proposals (region_id, offer_id);

-- The public only ever adds one, through this function: it reads none, not even its own.
create function wall.propose_offer(proposal uuid, at timestamptz, title text, text text, organisation text, place text, times text,
  phone text, website text, is_provider boolean, email text, language text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  here uuid := ctx.region();
begin
  -- A flood fills no disk, and hides no more than this from the editors.
  if ctx.audience() is distinct from 'public' or (select count(*) from offer_proposals p where p.region_id = here and p.state = 'open') >= 300
  then return false; end if;
  insert into offer_proposals (region_id, id, title, text, organisation, place, times, phone, website, is_provider, email, language, sent_at)
    values (here, proposal, title, text, organisation, place, times, phone, website, is_provider, email, language, at)
    on conflict do nothing;
  return true;
end $$;

grant select, insert on offer_proposals to miteinander_definer;
create policy offer_proposals_definer on offer_proposals to miteinander_definer using (true) with check (true);
grant create on schema wall to miteinander_definer;
revoke execute on function wall.propose_offer(uuid, timestamptz, text, text, text, text, text, text, text, boolean, text, text) from public;
grant execute on function wall.propose_offer(uuid, timestamptz, text, text, text, text, text, text, text, boolean, text, text) to miteinander_app;
alter function wall.propose_offer(uuid, timestamptz, text, text, text, text, text, text, text, boolean, text, text) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;

call house_wall('offer_proposals', null);
call house_register('offer_proposals');
