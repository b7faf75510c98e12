-- Bodies, their meetings, and what was decided there.

-- Somebody in a function may have an account, too: then the tasks of the one stand on the desk of the other.
alter table people add column account_id uuid;
create unique index people_account on people (region_id, account_id) where account_id is not null;

create table gremien (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  name text not null check (name <> ''),
  short_name text,
  kind text not null check (kind in ('steering-group', 'operational-group', 'working-group', 'advisory-board', 'network', 'internal-group', 'committee')),
  parent_id uuid,
  purpose text not null default '',
  mandate text not null default '',
  -- Half of those who may vote, or nobody counts.
  quorum text not null default 'half' check (quorum in ('half', 'none')),
  is_public boolean not null default false,
  ended_on date,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, name),
  foreign key (region_id, parent_id) references gremien (region_id, id),
  check (parent_id <> id)
);

-- One row for each time in office. Who sends the member stays written here when the person changes the employer.
create table gremium_members (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid not null,
  person_id uuid not null,
  organisation_id uuid,
  role text not null check (role in ('chair', 'deputy-chair', 'moderator', 'minute-taker', 'member', 'guest')),
  votes boolean not null default true,
  from_on date not null,
  until_on date check (until_on >= from_on),
  elected_until date,
  substitute_for_id uuid,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, person_id) references people (region_id, id),
  foreign key (region_id, organisation_id) references organisations (region_id, id),
  foreign key (region_id, substitute_for_id) references gremium_members (region_id, id),
  check (role <> 'guest' or not votes)
);
create index gremium_members_gremium on gremium_members (region_id, gremium_id);
create index gremium_members_person on gremium_members (region_id, person_id);

create table meeting_series (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid not null,
  -- Every so many weeks on the same day, or every so many months on the same weekday of the month ("second Wednesday").
  rhythm text not null check (rhythm in ('weekly', 'monthly')),
  every integer not null check (every between 1 and 12),
  first_on date not null,
  until_on date not null check (until_on >= first_on),
  starts_at time not null,
  ends_at time not null check (ends_at > starts_at),
  place text not null default '',
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id)
);

create table meetings (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid not null,
  series_id uuid,
  number integer,
  title text not null default '',
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null default '',
  state text not null default 'planned' check (state in ('planned', 'invited', 'held', 'cancelled')),
  answer_by date,
  is_public boolean not null default false,
  -- RFC 5545: rises with every change that participants must hear of.
  sequence integer not null default 0,
  minutes_state text not null default 'none' check (minutes_state in ('none', 'draft', 'approved')),
  minutes_approved_at timestamptz,
  minutes_approved_in_id uuid,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, series_id) references meeting_series (region_id, id),
  foreign key (region_id, minutes_approved_in_id) references meetings (region_id, id),
  check ((minutes_state = 'approved') = (minutes_approved_at is not null))
);
create index meetings_gremium on meetings (region_id, gremium_id, starts_at);
create index meetings_start on meetings (region_id, starts_at);

-- How to get in from afar, and why it was cancelled, is for those invited; a public meeting does not tell everybody.
create table meeting_internals (
  region_id uuid not null references directory.regions (id),
  meeting_id uuid not null,
  online_url text,
  note text not null default '',
  cancelled_reason text,
  primary key (region_id, meeting_id),
  foreign key (region_id, meeting_id) references meetings (region_id, id) on delete cascade
);

create table meeting_participants (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  meeting_id uuid not null,
  person_id uuid not null,
  -- Absent: a guest of this one meeting.
  member_id uuid,
  votes boolean not null default false,
  -- The meeting's sequence that was last mailed; absent: not invited yet.
  mailed_sequence integer,
  mailed_at timestamptz,
  answer text check (answer in ('yes', 'online', 'no')),
  answered_at timestamptz,
  substitute_person_id uuid,
  attended text check (attended in ('present', 'online', 'excused', 'absent')),
  primary key (region_id, id),
  unique (region_id, meeting_id, person_id),
  foreign key (region_id, meeting_id) references meetings (region_id, id) on delete cascade,
  foreign key (region_id, person_id) references people (region_id, id),
  foreign key (region_id, member_id) references gremium_members (region_id, id),
  foreign key (region_id, substitute_person_id) references people (region_id, id)
);
create index meeting_participants_person on meeting_participants (region_id, person_id);

-- Interpreter, childcare, access: for the organiser only, and gone fourteen days after the meeting.
create table participant_needs (
  region_id uuid not null references directory.regions (id),
  participant_id uuid not null,
  interpreter_language text,
  childcare text not null default '',
  access text not null default '',
  noted_at timestamptz not null default now(),
  primary key (region_id, participant_id),
  foreign key (region_id, participant_id) references meeting_participants (region_id, id) on delete cascade
);

-- The store of topics of a body. What is on an agenda is still here: unfinished, it comes back by itself.
create table topics (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid not null,
  title text not null check (title <> ''),
  note text not null default '',
  raised_by text not null default '',
  raised_on date not null,
  duration_minutes integer check (duration_minutes between 1 and 600),
  state text not null default 'stored' check (state in ('stored', 'scheduled', 'done', 'withdrawn')),
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id)
);
create index topics_gremium on topics (region_id, gremium_id, state);

-- What of other areas a topic is about. The network knows their titles, never their tables.
create table topic_subjects (
  region_id uuid not null references directory.regions (id),
  topic_id uuid not null,
  kind text not null check (kind in ('goal', 'recommendation', 'measure')),
  subject_id uuid not null,
  title text not null,
  primary key (region_id, topic_id, kind, subject_id),
  foreign key (region_id, topic_id) references topics (region_id, id) on delete cascade
);

create table topic_referrals (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  topic_id uuid not null,
  from_gremium_id uuid not null,
  to_gremium_id uuid not null,
  note text not null default '',
  referred_on date not null,
  state text not null default 'waiting' check (state in ('waiting', 'accepted', 'returned')),
  answer text not null default '',
  answered_on date,
  primary key (region_id, id),
  foreign key (region_id, topic_id) references topics (region_id, id),
  foreign key (region_id, from_gremium_id) references gremien (region_id, id),
  foreign key (region_id, to_gremium_id) references gremien (region_id, id),
  check (from_gremium_id <> to_gremium_id),
  check ((state = 'waiting') = (answered_on is null))
);
create unique index topic_referrals_waiting on topic_referrals (region_id, topic_id) where state = 'waiting';

create table agenda_items (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  meeting_id uuid not null,
  topic_id uuid,
  position integer not null,
  title text not null check (title <> ''),
  duration_minutes integer check (duration_minutes between 1 and 600),
  owner_person_id uuid,
  is_public boolean not null default false,
  outcome text not null default 'open' check (outcome in ('open', 'finished', 'unfinished')),
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, meeting_id, position) deferrable initially deferred,
  foreign key (region_id, meeting_id) references meetings (region_id, id) on delete cascade,
  foreign key (region_id, topic_id) references topics (region_id, id),
  foreign key (region_id, owner_person_id) references people (region_id, id)
);

create table agenda_papers (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  agenda_item_id uuid not null,
  file_id uuid not null,
  title text not null,
  primary key (region_id, id),
  foreign key (region_id, agenda_item_id) references agenda_items (region_id, id) on delete cascade,
  foreign key (region_id, file_id) references files (region_id, id)
);
create index agenda_papers_item on agenda_papers (region_id, agenda_item_id);

-- What the minutes say to one item; beside it, because a public agenda shows the item and not what was said.
create table agenda_notes (
  region_id uuid not null references directory.regions (id),
  agenda_item_id uuid not null,
  text text not null default '',
  writer_name text,
  writing_since timestamptz,
  version integer not null default 1,
  primary key (region_id, agenda_item_id),
  foreign key (region_id, agenda_item_id) references agenda_items (region_id, id) on delete cascade
);

create table decisions (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid not null,
  meeting_id uuid not null,
  agenda_item_id uuid not null,
  -- "2026/31": counted by body and year.
  year integer not null,
  number integer not null,
  text text not null check (text <> ''),
  votes_yes integer check (votes_yes >= 0),
  votes_no integer check (votes_no >= 0),
  votes_abstained integer check (votes_abstained >= 0),
  is_public boolean not null default false,
  decided_on date not null,
  -- With the minutes' approval; before that a decision is a draft and stays inside.
  approved_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id),
  unique (region_id, gremium_id, year, number),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id),
  foreign key (region_id, agenda_item_id) references agenda_items (region_id, id),
  check (num_nulls(votes_yes, votes_no, votes_abstained) in (0, 3))
);
create index decisions_meeting on decisions (region_id, meeting_id);

create table tasks (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid,
  meeting_id uuid,
  agenda_item_id uuid,
  title text not null check (title <> ''),
  owner_person_id uuid,
  due_on date,
  state text not null default 'open' check (state in ('open', 'done', 'dropped')),
  done_on date,
  -- What became of it, in the words of its owner.
  report text not null default '',
  mailed_at timestamptz,
  reminders integer not null default 0,
  reminded_at timestamptz,
  version integer not null default 1,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, meeting_id) references meetings (region_id, id),
  foreign key (region_id, agenda_item_id) references agenda_items (region_id, id),
  foreign key (region_id, owner_person_id) references people (region_id, id),
  check ((state = 'open') = (done_on is null))
);
create index tasks_owner on tasks (region_id, owner_person_id) where state = 'open';
create index tasks_meeting on tasks (region_id, meeting_id);

-- A secret address for a calendar program: of a body, or of everything one person is invited to.
create table calendar_feeds (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  gremium_id uuid,
  person_id uuid,
  made_by text not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, gremium_id) references gremien (region_id, id),
  foreign key (region_id, person_id) references people (region_id, id),
  check (num_nonnulls(gremium_id, person_id) = 1)
);

create function wall.public_gremien() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select g.id from gremien g where g.region_id = ctx.region() and ctx.audience() = 'public' and g.is_public
$$;
create function wall.public_meetings() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select m.id from meetings m join gremien g on g.region_id = m.region_id and g.id = m.gremium_id
  where m.region_id = ctx.region() and ctx.audience() = 'public' and g.is_public and m.is_public
$$;
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['public_gremien', 'public_meetings'] loop
    execute format('revoke execute on function wall.%I() from public', f);
    execute format('grant execute on function wall.%I() to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%I() owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;
grant select on gremien, meetings to miteinander_definer;
create policy gremien_definer on gremien for select to miteinander_definer using (true);
create policy meetings_definer on meetings for select to miteinander_definer using (true);

call house_wall('gremien', 'is_public');
call house_wall('gremium_members', 'gremium_id in (select wall.public_gremien())');
call house_wall('meeting_series', null);
call house_wall('meetings', 'id in (select wall.public_meetings())');
call house_wall('meeting_internals', null);
call house_wall('meeting_participants', null);
call house_wall('participant_needs', null);
call house_wall('topics', null);
call house_wall('topic_subjects', null);
call house_wall('topic_referrals', null);
call house_wall('agenda_items', 'is_public and meeting_id in (select wall.public_meetings())');
call house_wall('agenda_papers', null);
call house_wall('agenda_notes', null);
call house_wall('decisions', 'is_public and approved_at is not null and gremium_id in (select wall.public_gremien())');
call house_wall('tasks', null);
call house_wall('calendar_feeds', null);
do $$
declare t text;
begin
  foreach t in array array['gremien', 'gremium_members', 'meeting_series', 'meetings', 'meeting_internals', 'meeting_participants',
    'participant_needs', 'topics', 'topic_subjects', 'topic_referrals', 'agenda_items', 'agenda_papers', 'agenda_notes', 'decisions', 'tasks', 'calendar_feeds'] loop
    call house_register(t);
  end loop;
end $$;
