-- A guest invited to one item of the agenda sees and gets that item and its papers, and nothing else of the meeting.
-- Somebody who stands in for a participant is invited like one, and taken back when that one comes after all.

alter table meeting_participants
  -- The one item that a guest is invited to; absent: the whole meeting. Deleted with the item, never widened to the meeting.
  add column agenda_item_id uuid,
  -- For whom this person comes.
  add column stands_in_for_id uuid,
  -- Not expected any more; the link is withdrawn.
  add column withdrawn_at timestamptz,
  -- How often this participant was taken back or asked anew: the calendar entry's SEQUENCE is the meeting's and this.
  add column rounds integer not null default 0,
  add foreign key (region_id, agenda_item_id) references agenda_items (region_id, id) on delete cascade,
  add foreign key (region_id, stands_in_for_id) references meeting_participants (region_id, id) on delete cascade,
  add check (agenda_item_id is null or (member_id is null and not votes));
create index meeting_participants_item on meeting_participants (region_id, agenda_item_id);
create index meeting_participants_stands_in on meeting_participants (region_id, stands_in_for_id);

-- The item that a guest's link is about, what of the agenda a participant's link shows, and the files of the guest's papers.
create function wall.own_guest_item() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.agenda_item_id from meeting_participants p
  where p.region_id = ctx.region() and ctx.audience() = 'meeting-answer' and p.id::text = ctx.account()
    and p.agenda_item_id is not null and p.withdrawn_at is null
$$;
create function wall.own_agenda() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from meeting_participants p
    join agenda_items a on a.region_id = p.region_id and a.meeting_id = p.meeting_id and (p.agenda_item_id is null or a.id = p.agenda_item_id)
  where p.region_id = ctx.region() and ctx.audience() = 'meeting-answer' and p.id::text = ctx.account() and p.withdrawn_at is null
$$;
create function wall.own_guest_papers() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select d.file_id from agenda_papers d where d.region_id = ctx.region() and d.agenda_item_id in (select wall.own_guest_item())
$$;
-- The page says about when the item is up without showing what comes before it.
create function wall.minutes_before_own_item() returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(sum(b.duration_minutes), 0)::int from agenda_items a
    join agenda_items b on b.region_id = a.region_id and b.meeting_id = a.meeting_id and b.position < a.position
  where a.region_id = ctx.region() and a.id in (select wall.own_guest_item())
$$;
-- As before, without who is not expected any more.
create or replace function wall.personal_feed_meetings() returns setof uuid
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
    join meeting_participants p on p.region_id = own.region_id and p.person_id = own.person_id and p.member_id is null and p.withdrawn_at is null
    join meetings m on m.region_id = p.region_id and m.id = p.meeting_id
$$;

grant select on agenda_papers to miteinander_definer;
create policy agenda_papers_definer on agenda_papers for select to miteinander_definer using (true);
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['own_guest_item', 'own_agenda', 'own_guest_papers', 'minutes_before_own_item'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

drop policy agenda_items_meeting_answer_select on agenda_items;
call house_link('agenda_items', 'meeting-answer', 'select', 'id in (select wall.own_agenda())');
call house_link('agenda_papers', 'meeting-answer', 'select', 'agenda_item_id in (select wall.own_guest_item())');
call house_link('files', 'meeting-answer', 'select', 'state = ''clean'' and id in (select wall.own_guest_papers())');
