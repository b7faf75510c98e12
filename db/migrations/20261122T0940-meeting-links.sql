-- The two kinds of links that meetings have: a participant's answer, and the secret address of a calendar.

-- An invitation carries the meeting as iTIP (RFC 5546); emptied with the text when the mail has left.
alter table mails add column calendar text;

-- What the link of a meeting's participant opens: that meeting, and the colleagues one of whom may come instead.
create function wall.own_meetings() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.meeting_id from meeting_participants p
  where p.region_id = ctx.region() and ctx.audience() = 'meeting-answer' and p.id::text = ctx.account()
$$;
create function wall.own_meetings_gremien() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.gremium_id from meetings m where m.region_id = ctx.region() and m.id in (select wall.own_meetings())
$$;
create function wall.own_colleagues() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from meeting_participants p
    join people o on o.region_id = p.region_id and o.id = p.person_id
    join people c on c.region_id = o.region_id and c.organisation_id = o.organisation_id
  where p.region_id = ctx.region() and ctx.audience() = 'meeting-answer' and p.id::text = ctx.account()
    and c.restricted_at is null and c.erased_at is null
$$;

-- The meetings of a body's feed; of a person's: those of bodies with a seat at that time, and those invited to. Who left a
-- body sees nothing of it that came later, invited before or not.
create function wall.personal_feed_meetings() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with own as (
    select region_id, person_id from calendar_feeds
    where region_id = ctx.region() and ctx.audience() = 'calendar-feed' and id::text = ctx.account() and revoked_at is null and person_id is not null
  ), zone as (select time_zone from directory.regions where id = ctx.region())
  select m.id from own
    join gremium_members s on s.region_id = own.region_id and s.person_id = own.person_id
    join meetings m on m.region_id = s.region_id and m.gremium_id = s.gremium_id
  where (m.starts_at at time zone (select time_zone from zone))::date between s.from_on and coalesce(s.until_on, 'infinity')
  union
  select m.id from own
    join meeting_participants p on p.region_id = own.region_id and p.person_id = own.person_id and p.member_id is null
    join meetings m on m.region_id = p.region_id and m.id = p.meeting_id
$$;
create function wall.feed_meetings() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from calendar_feeds f join meetings m on m.region_id = f.region_id and m.gremium_id = f.gremium_id
  where f.region_id = ctx.region() and ctx.audience() = 'calendar-feed' and f.id::text = ctx.account() and f.revoked_at is null
  union select wall.personal_feed_meetings()
$$;
create function wall.feed_gremien() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.gremium_id from meetings m where m.region_id = ctx.region() and m.id in (select wall.feed_meetings())
$$;

grant select on meeting_participants, calendar_feeds, gremium_members, people to miteinander_definer;
create policy meeting_participants_definer on meeting_participants for select to miteinander_definer using (true);
create policy calendar_feeds_definer on calendar_feeds for select to miteinander_definer using (true);
create policy gremium_members_definer on gremium_members for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['own_meetings', 'own_meetings_gremien', 'own_colleagues', 'personal_feed_meetings', 'feed_meetings', 'feed_gremien'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_link('meeting_participants', 'meeting-answer', 'select', 'id::text = (select ctx.account())');
call house_link('meeting_participants', 'meeting-answer', 'update', 'id::text = (select ctx.account())');
call house_link('participant_needs', 'meeting-answer', 'select', 'participant_id::text = (select ctx.account())');
call house_link('participant_needs', 'meeting-answer', 'insert', 'participant_id::text = (select ctx.account())');
call house_link('participant_needs', 'meeting-answer', 'update', 'participant_id::text = (select ctx.account())');
call house_link('participant_needs', 'meeting-answer', 'delete', 'participant_id::text = (select ctx.account())');
call house_link('meetings', 'meeting-answer', 'select', 'id in (select wall.own_meetings())');
call house_link('meeting_internals', 'meeting-answer', 'select', 'meeting_id in (select wall.own_meetings())');
call house_link('agenda_items', 'meeting-answer', 'select', 'meeting_id in (select wall.own_meetings())');
call house_link('gremien', 'meeting-answer', 'select', 'id in (select wall.own_meetings_gremien())');
call house_link('people', 'meeting-answer', 'select', 'id in (select wall.own_colleagues())');

call house_link('calendar_feeds', 'calendar-feed', 'select', 'id::text = (select ctx.account()) and revoked_at is null');
call house_link('meetings', 'calendar-feed', 'select', 'id in (select wall.feed_meetings())');
call house_link('gremien', 'calendar-feed', 'select', 'id in (select wall.feed_gremien())');
-- The way in from afar is for those invited: a body's address is passed on more easily than one's own.
call house_link('meeting_internals', 'calendar-feed', 'select', 'meeting_id in (select wall.personal_feed_meetings())');
