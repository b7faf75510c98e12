-- Counsellors correct whom they entered into the list of who waits for a course, and take them off again: these entries alone.

alter policy interest_entries_update on interest_entries using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and entered_by_account::text = (select ctx.account()))));
-- While a place is kept for somebody, the answer is awaited: else the place would wait for nobody.
alter policy interest_entries_delete on interest_entries using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and entered_by_account::text = (select ctx.account()) and state <> 'offered')));

-- Which entries these are, the policies of the entries say.
alter policy interest_contacts_update on interest_contacts using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and interest_id in (select e.id from interest_entries e))));
alter policy interest_contacts_delete on interest_contacts using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and interest_id in (select e.id from interest_entries e))));

-- What becomes of somebody, and since when one waits, is for who keeps the list, for the jobs and for the person.
create function wall.keep_interest_state() returns trigger language plpgsql as $$
begin
  if ctx.audience() = 'staff' and not ctx.keeps_interest() then
    raise exception 'a counsellor corrects what somebody looks for, not what became of it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger moved_by_who_keeps_the_list before update on interest_entries for each row
  when ((old.state, old.since, old.entered_by, old.entered_by_account) is distinct from (new.state, new.since, new.entered_by, new.entered_by_account))
  execute function wall.keep_interest_state();
