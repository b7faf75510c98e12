-- Providers keep their own offers: by the link to their organisation's entry, or by an account of the organisation.

-- Whose changes are public at once and looked at afterwards. No row: an editor looks first.
create table offer_trust (
  region_id uuid not null,
  organisation_id uuid not null,
  trusted_at timestamptz not null,
  trusted_by text not null default '',
  primary key (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);

-- What providers wrote and nobody of the office has looked at yet; an offer has one open row, however often they save.
create table offer_changes (
  region_id uuid not null,
  id uuid not null,
  offer_id uuid not null,
  -- JSON of what the offer said before, as text: names in it can be replaced. Null: the offer is new.
  before text,
  after text not null,
  -- The language of the provider's words; a new offer in another than German waits for its German words.
  written_in text not null default 'de',
  -- Public already, because the provider is trusted.
  is_live boolean not null,
  sent_at timestamptz not null,
  sent_by text not null default '',
  settled_at timestamptz,
  settled_by text,
  outcome text check (outcome in ('approved', 'declined', 'seen', 'withdrawn')),
  -- What the provider was told with it.
  answer text not null default '',
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade,
  check ((settled_at is null) = (outcome is null))
);
create unique index offer_changes_open on offer_changes (region_id, offer_id) where settled_at is null;
create index offer_changes_offer on offer_changes (region_id, offer_id, sent_at);

call house_wall('offer_trust', null);
call house_wall('offer_changes', null);
call house_register('offer_trust');
call house_register('offer_changes');

create function wall.own_offers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from offers o
  where o.region_id = ctx.region() and ctx.audience() = 'organisation-entry' and o.organisation_id::text = ctx.account()
$$;
-- Whose words the link may write itself: what the public does not see, and everything once the provider is trusted.
create function wall.own_offers_to_write() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from offers o
  where o.region_id = ctx.region() and ctx.audience() = 'organisation-entry' and o.organisation_id::text = ctx.account()
    and (o.state not in ('public', 'paused')
      or exists (select 1 from offer_trust t where t.region_id = o.region_id and t.organisation_id = o.organisation_id))
$$;
grant select on offer_trust to miteinander_definer;
create policy offer_trust_definer on offer_trust for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['own_offers()', 'own_offers_to_write()'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

-- Another migration may have let the same link confirm its offers; either may run first.
do $$
declare t text;
  wanted record;
begin
  for wanted in
    select * from (values
      ('offer_labels', 'select', 'true'),
      ('holidays', 'select', 'true'),
      ('offers', 'select', 'organisation_id::text = (select ctx.account())'),
      ('offers', 'insert', 'organisation_id::text = (select ctx.account()) and (state = ''in-review'' or exists (select 1 from offer_trust))'),
      ('offers', 'update', 'organisation_id::text = (select ctx.account())'),
      ('offer_trust', 'select', 'organisation_id::text = (select ctx.account())'),
      ('offer_changes', 'select', 'offer_id in (select wall.own_offers())'),
      ('offer_changes', 'insert', 'offer_id in (select wall.own_offers())'),
      ('offer_changes', 'update', 'offer_id in (select wall.own_offers())'),
      ('offer_versions', 'insert', 'offer_id in (select wall.own_offers_to_write())')
    ) as w(target, command, condition)
  loop
    if not exists (select 1 from pg_policies where policyname = wanted.target || '_organisation_entry_' || wanted.command) then
      call house_link(wanted.target, 'organisation-entry', wanted.command, wanted.condition);
    end if;
  end loop;
  foreach t in array array['offer_texts', 'offer_topics', 'offer_places', 'offer_times', 'offer_dates', 'courses'] loop
    if not exists (select 1 from pg_policies where policyname = t || '_organisation_entry_select') then
      call house_link(t, 'organisation-entry', 'select', 'offer_id in (select wall.own_offers())');
    end if;
    call house_link(t, 'organisation-entry', 'insert', 'offer_id in (select wall.own_offers_to_write())');
    call house_link(t, 'organisation-entry', 'update', 'offer_id in (select wall.own_offers_to_write())');
    call house_link(t, 'organisation-entry', 'delete', 'offer_id in (select wall.own_offers_to_write())');
  end loop;
end $$;
