-- Where an offer went is one of its versions too, with what it said then.

-- The state that an offer went to with this version; null: its words changed.
alter table offer_versions add column state text check (state in ('draft', 'in-review', 'public', 'paused', 'ended', 'archived'));

-- For the house and for the holder of a provider's link: notes that an offer stands in another state now. What it said is
-- copied from its last version, so that a link can write no words this way. Without any version there is nothing to copy.
create function wall.keep_state(offer uuid, at timestamptz, by_whom text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not ctx.inside() and not offer in (select wall.own_offers()) then return; end if;
  insert into offer_versions (region_id, offer_id, version, content, saved_at, saved_by, state)
    select o.region_id, o.id, o.version, v.content, at, by_whom, o.state
    from offers o cross join lateral (
      select p.content from offer_versions p where p.region_id = o.region_id and p.offer_id = o.id and p.version < o.version order by p.version desc limit 1) v
    where o.region_id = ctx.region() and o.id = offer
    on conflict do nothing;
end $$;
grant select, insert on offer_versions to miteinander_definer;
create policy offer_versions_definer on offer_versions to miteinander_definer using (true) with check (true);
grant create on schema wall to miteinander_definer;
revoke execute on function wall.keep_state(uuid, timestamptz, text) from public;
grant execute on function wall.keep_state(uuid, timestamptz, text) to miteinander_app, miteinander_definer;
alter function wall.keep_state(uuid, timestamptz, text) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
