-- What was counted of people stood in the row that the public reads once it is released, and only the pages rounded it. A wall tells rows
-- apart, not columns: the row keeps the number as everybody may read it, and the exact one stands here and nowhere else.

create table event_result_internals (
  region_id uuid not null,
  result_id uuid not null,
  number integer not null check (number >= 0),
  primary key (region_id, result_id),
  foreign key (region_id, result_id) references event_results (region_id, id) on delete cascade
);

-- What is there already. Even the tables' owner sees rows only while the wall is not forced on him.
alter table event_results no force row level security;
alter table event_results disable trigger event_results_audited;
insert into event_result_internals (region_id, result_id, number) select region_id, id, number from event_results;
-- Null: few people. As shownCount of platform/small-numbers, which is the only one that rounds from now on.
alter table event_results add column shown_number integer;
update event_results set shown_number = case when not counts_people then number when number > 2 then (round(number / 5.0) * 5)::integer end;
alter table event_results drop column number;
alter table event_results enable trigger event_results_audited;
alter table event_results force row level security;

-- Whoever forgets to round is refused.
alter table event_results add constraint event_results_shown_is_rounded check (
  case when counts_people then shown_number is null or (shown_number >= 5 and shown_number % 5 = 0) else shown_number is not null and shown_number >= 0 end
);

call house_wall('event_result_internals', null);
call house_register('event_result_internals');
