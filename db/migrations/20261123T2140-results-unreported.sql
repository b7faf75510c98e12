-- A planned result that nobody has reported on stood at 0 and was shown as 0 %. "Nothing reported yet" becomes a state of its own: null.
--
-- What a stored 0 means cannot be read from the row: the column's default wrote it, the measure's form wrote it where the field stayed
-- empty, and the form for an entry sent it back from a closed fold. It stays where somebody is known to have said it, in an accepted answer
-- of a status round, whose page asks with an empty field. Everywhere else it was nobody's report. Whoever did mean 0 types it once more;
-- the other way round a county would go on showing 0 % that nobody ever said. Shares over several measures do not move by it: in them
-- what has no share adds nothing, as 0 did.

-- Even the tables' owner sees rows only while the wall is not forced on him.
alter table results no force row level security;
alter table status_answers no force row level security;
alter table results disable trigger results_audited;
alter table results alter column reached drop default;
alter table results alter column reached drop not null;
update results r set reached = null
  where reached = 0
    and not exists (select from status_answers a
      where a.region_id = r.region_id and a.measure_id = r.measure_id and a.accepted and a.figures ? r.id::text);
alter table results enable trigger results_audited;
alter table status_answers force row level security;
alter table results force row level security;
