-- Idea boards: cards without names, grouped by moderators, handed on to bodies; and what is told of a conference afterwards.

create table idea_boards (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  conference_id uuid not null,
  workshop_id uuid,
  -- The question that the cards answer.
  question text not null check (question <> ''),
  opened_at timestamptz not null,
  closed_at timestamptz,
  primary key (region_id, id),
  foreign key (region_id, conference_id) references conferences (region_id, id) on delete cascade,
  foreign key (region_id, workshop_id) references conference_workshops (region_id, id) on delete cascade
);
create index idea_boards_conference on idea_boards (region_id, conference_id);

-- The code of the board's link, in clear: it hangs as a QR code on a wall for all to see, and opens nothing but the board.
create table idea_board_links (
  region_id uuid not null references directory.regions (id),
  board_id uuid not null,
  code text not null,
  expires_at timestamptz not null,
  primary key (region_id, board_id),
  foreign key (region_id, board_id) references idea_boards (region_id, id) on delete cascade
);

create table idea_groups (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  board_id uuid not null,
  title text not null check (title <> ''),
  position integer not null,
  -- What became of it: the topic in a body's store, whose way goes on from there.
  topic_id uuid,
  primary key (region_id, id),
  foreign key (region_id, board_id) references idea_boards (region_id, id) on delete cascade,
  foreign key (region_id, topic_id) references topics (region_id, id)
);
create index idea_groups_board on idea_groups (region_id, board_id, position);
create index idea_groups_topic on idea_groups (region_id, topic_id);

create table idea_cards (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  board_id uuid not null,
  text text not null check (text <> '' and char_length(text) <= 280),
  group_id uuid,
  -- The same said on another card, which is shown in its place.
  joined_into_id uuid,
  hidden_reason text,
  topic_id uuid,
  sent_at timestamptz not null,
  primary key (region_id, id),
  foreign key (region_id, board_id) references idea_boards (region_id, id) on delete cascade,
  foreign key (region_id, group_id) references idea_groups (region_id, id),
  foreign key (region_id, joined_into_id) references idea_cards (region_id, id),
  foreign key (region_id, topic_id) references topics (region_id, id),
  check (joined_into_id <> id)
);
create index idea_cards_board on idea_cards (region_id, board_id, sent_at);
create index idea_cards_topic on idea_cards (region_id, topic_id);

create table conference_papers (
  region_id uuid not null references directory.regions (id),
  id uuid not null,
  conference_id uuid not null,
  workshop_id uuid,
  file_id uuid not null,
  title text not null check (title <> ''),
  primary key (region_id, id),
  foreign key (region_id, conference_id) references conferences (region_id, id) on delete cascade,
  foreign key (region_id, workshop_id) references conference_workshops (region_id, id),
  foreign key (region_id, file_id) references files (region_id, id)
);
create index conference_papers_conference on conference_papers (region_id, conference_id);
create index conference_papers_file on conference_papers (region_id, file_id);

-- Public conferences whose documentation is shown.
create function wall.documented_conferences() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id from conferences c where c.region_id = ctx.region() and ctx.audience() = 'public' and c.is_public and c.state = 'documented'
$$;
create function wall.documented_boards() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select b.id from idea_boards b where b.region_id = ctx.region() and b.conference_id in (select wall.documented_conferences())
$$;
create function wall.documented_files() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.file_id from conference_papers p where p.region_id = ctx.region() and p.conference_id in (select wall.documented_conferences())
$$;
-- How many came: the public reads no registration.
create function wall.conference_headcount(conference uuid) returns integer
language sql stable security definer set search_path = public, pg_temp as $$
  select count(r.attended_at)::int from registrations r
  where r.region_id = ctx.region() and r.conference_id = conference and conference in (select wall.documented_conferences())
$$;
-- What became of the cards: from the topic over the item of an agenda to the decision and the measure that came of it. For the
-- house all of it; for the public what each link of the chain shows anyway: public bodies, approved public decisions, released measures.
create function wall.ideas_became(conference uuid) returns table (topic_id uuid, topic_state text, gremium_id uuid, gremium text,
  decision_id uuid, decision_number text, decision text, meeting_id uuid, measure_id uuid, measure text)
language sql stable security definer set search_path = public, pg_temp as $$
  with shown as (
    select g.topic_id from idea_groups g join idea_boards b on b.region_id = g.region_id and b.id = g.board_id
    where b.region_id = ctx.region() and b.conference_id = conference and g.topic_id is not null
    union
    select c.topic_id from idea_cards c join idea_boards b on b.region_id = c.region_id and b.id = c.board_id
    where b.region_id = ctx.region() and b.conference_id = conference and c.topic_id is not null
  )
  select t.id, t.state, g.id, g.name, d.id, d.year || '/' || d.number, d.text, d.meeting_id, m.id, m.title
  from shown join topics t on t.region_id = ctx.region() and t.id = shown.topic_id
    join gremien g on g.region_id = t.region_id and g.id = t.gremium_id and (g.is_public or ctx.inside())
    left join agenda_items i on i.region_id = t.region_id and i.topic_id = t.id
    left join decisions d on d.region_id = i.region_id and d.agenda_item_id = i.id and ((d.is_public and d.approved_at is not null) or ctx.inside())
    left join measure_decisions md on md.region_id = d.region_id and md.decision_id = d.id
    left join measures m on m.region_id = md.region_id and m.id = md.measure_id and (m.released_at is not null or ctx.inside())
  where ctx.inside() or conference in (select wall.documented_conferences())
  order by d.decided_on, d.number, m.title
$$;
create function wall.conference_of_board() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select b.conference_id from idea_boards b where b.region_id = ctx.region() and ctx.audience() = 'idea-board' and b.id::text = ctx.account()
$$;
create function wall.own_open_board() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select b.id from idea_boards b where b.region_id = ctx.region() and ctx.audience() = 'idea-board' and b.id::text = ctx.account() and b.closed_at is null
$$;

grant select on idea_boards, idea_groups, idea_cards, conference_papers, topics, agenda_items, decisions, measure_decisions, measures to miteinander_definer;
create policy idea_boards_definer on idea_boards for select to miteinander_definer using (true);
create policy idea_groups_definer on idea_groups for select to miteinander_definer using (true);
create policy idea_cards_definer on idea_cards for select to miteinander_definer using (true);
create policy conference_papers_definer on conference_papers for select to miteinander_definer using (true);
do $$
declare t text;
begin
  foreach t in array array['topics', 'agenda_items', 'decisions', 'measure_decisions', 'measures'] loop
    if not exists (select 1 from pg_policies where tablename = t and 'miteinander_definer' = any (roles)) then
      execute format('create policy %I on %I for select to miteinander_definer using (true)', t || '_definer', t);
    end if;
  end loop;
end $$;
grant create on schema wall to miteinander_definer;
do $$
declare f text;
begin
  foreach f in array array['documented_conferences()', 'documented_boards()', 'documented_files()', 'conference_headcount(uuid)', 'ideas_became(uuid)',
    'conference_of_board()', 'own_open_board()'] loop
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to miteinander_app, miteinander_definer', f);
    execute format('alter function wall.%s owner to miteinander_definer', f);
  end loop;
end $$;
revoke create on schema wall from miteinander_definer;

call house_wall('idea_boards', 'id in (select wall.documented_boards())');
call house_wall('idea_board_links', null);
call house_wall('idea_groups', 'board_id in (select wall.documented_boards())');
call house_wall('idea_cards', 'hidden_reason is null and board_id in (select wall.documented_boards())');
call house_wall('conference_papers', 'conference_id in (select wall.documented_conferences())');
create policy files_documented_read on files for select to miteinander_app
  using (region_id = (select ctx.region()) and (select ctx.audience()) = 'public' and state = 'clean' and id in (select wall.documented_files()));

call house_link('conferences', 'idea-board', 'select', 'id in (select wall.conference_of_board())');
call house_link('idea_boards', 'idea-board', 'select', 'id::text = (select ctx.account())');
-- A card is written and shown; nobody changes one by a link.
call house_link('idea_cards', 'idea-board', 'select', 'board_id::text = (select ctx.account()) and hidden_reason is null and joined_into_id is null');
call house_link('idea_cards', 'idea-board', 'insert', 'board_id in (select wall.own_open_board()) and group_id is null and joined_into_id is null and hidden_reason is null and topic_id is null');

do $$
declare t text;
begin
  foreach t in array array['idea_boards', 'idea_board_links', 'idea_groups', 'idea_cards', 'conference_papers'] loop
    call house_register(t);
  end loop;
end $$;
