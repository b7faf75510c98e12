-- The link of a status request is no directory of the network. Its page offers the own organisation's people and whoever
-- was chosen before; the wall still showed every person, every organisation, and every concept with drafts.

create function wall.asked_colleagues() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from status_requests q
    join people asked on asked.region_id = q.region_id and asked.id = q.person_id
    join people p on p.region_id = q.region_id and p.organisation_id = asked.organisation_id
  where q.region_id = ctx.region() and ctx.audience() = 'status-request' and q.id = ctx.account()::uuid and q.revoked_at is null
  union
  select a.hand_on_to_person_id from status_answers a
    join status_requests q on q.region_id = a.region_id and q.id = a.status_request_id
  where a.region_id = ctx.region() and ctx.audience() = 'status-request' and q.id = ctx.account()::uuid and q.revoked_at is null
    and a.hand_on_to_person_id is not null
$$;
create function wall.asked_organisations() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.organisation_id from people p where p.region_id = ctx.region() and p.id in (select wall.asked_colleagues())
$$;
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['asked_colleagues', 'asked_organisations'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

alter policy people_read on people using (region_id = (select ctx.region())
  and (restricted_at is null or (select ctx.sees_restricted()))
  and ((select ctx.inside()) or ((select ctx.audience()) = 'status-request' and id in (select wall.asked_colleagues()))));
alter policy organisations_read on organisations using (region_id = (select ctx.region())
  and ((select ctx.inside()) or ((select ctx.audience()) = 'status-request' and id in (select wall.asked_organisations()))
    or ((select ctx.audience()) = 'public' and is_public and hidden_at is null)));

-- Who may be read by having been chosen must not be chosen by somebody who cannot read them.
alter policy status_answers_link on status_answers with check (
  region_id = (select ctx.region()) and (select ctx.audience()) = 'status-request' and decided_at is null
    and exists (select 1 from status_requests q where q.region_id = status_answers.region_id and q.id = status_answers.status_request_id)
    and (hand_on_to_person_id is null or hand_on_to_person_id in (select wall.asked_colleagues())));

-- The page names measures, not the places in a concept that they carry out.
alter policy concepts_read on concepts using (region_id = (select ctx.region())
  and ((select ctx.inside()) or ((select ctx.audience()) = 'public' and released_at is not null)));
alter policy action_fields_read on action_fields using (region_id = (select ctx.region())
  and ((select ctx.inside()) or ((select ctx.audience()) = 'public' and id in (select wall.released_fields()))));
alter policy guiding_goals_read on guiding_goals using (region_id = (select ctx.region())
  and ((select ctx.inside()) or ((select ctx.audience()) = 'public' and action_field_id in (select wall.released_fields()))));
alter policy goals_read on goals using (region_id = (select ctx.region())
  and ((select ctx.inside()) or ((select ctx.audience()) = 'public' and action_field_id in (select wall.released_fields()))));
alter policy recommendations_read on recommendations using (region_id = (select ctx.region())
  and ((select ctx.inside()) or ((select ctx.audience()) = 'public' and goal_id in (select wall.released_goals()))));
do $$
declare
  before text := pg_get_functiondef('search.find_in_concept(text, uuid, integer)'::regprocedure);
  after text := replace(before, 'case when e.kind = ''measure'' then e.id = any(asked_about) else e.kind not in (''principle'', ''chapter'') end',
    '(e.kind = ''measure'' and e.id = any(asked_about))');
begin
  if after = before then
    raise exception 'The search in a concept is not written as expected.';
  end if;
  execute after;
end $$;
