-- Counsellors enter learners into the list of who waits for a course, and see what became of those they entered. The whole list
-- is for who keeps it: it had been readable for everybody of the house.

-- Null: entered by the person, or before it was noted.
alter table interest_entries add column entered_by_account uuid;
create index interest_entries_account on interest_entries (region_id, entered_by_account, since, id) where entered_by_account is not null;

-- The coordination office keeps the list; who answers for personal data must find and delete everybody's.
create function ctx.keeps_interest() returns boolean language sql stable parallel safe as $$
  select coalesce((ctx.claims())[3] = 'system'
    or ((ctx.claims())[3] = 'staff' and (ctx.claims())[4] ~ '(^|,)(coordinator|editor|administrator|data-protection-officer):'), false)
$$;
-- Who advises people (domain/offers/access.ts, COUNSELLORS).
create function ctx.counsels() returns boolean language sql stable parallel safe as $$
  select coalesce((ctx.claims())[3] = 'staff'
    and (ctx.claims())[4] ~ '(^|,)(coordinator|editor|caseworker|case-supervisor|volunteer-coordinator|interpreting-dispatcher):', false)
$$;

alter policy interest_entries_read on interest_entries using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and entered_by_account::text = (select ctx.account()))));
alter policy interest_entries_insert on interest_entries with check (region_id = (select ctx.region())
  and ((select ctx.keeps_interest())
    or ((select ctx.counsels()) and entered_by_account::text = (select ctx.account()) and entered_by = 'office' and state = 'listed' and owed is null)));
alter policy interest_entries_update on interest_entries using (region_id = (select ctx.region()) and (select ctx.keeps_interest()));
alter policy interest_entries_delete on interest_entries using (region_id = (select ctx.region()) and (select ctx.keeps_interest()));

-- Which entries these are, the policies of the entries say.
alter policy interest_contacts_read on interest_contacts using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and interest_id in (select e.id from interest_entries e))));
alter policy interest_contacts_insert on interest_contacts with check (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and interest_id in (select e.id from interest_entries e))));
alter policy interest_contacts_update on interest_contacts using (region_id = (select ctx.region()) and (select ctx.keeps_interest()));
alter policy interest_contacts_delete on interest_contacts using (region_id = (select ctx.region()) and (select ctx.keeps_interest()));

alter policy interest_offers_read on interest_offers using (region_id = (select ctx.region())
  and ((select ctx.keeps_interest()) or ((select ctx.counsels()) and interest_id in (select e.id from interest_entries e))));
alter policy interest_offers_insert on interest_offers with check (region_id = (select ctx.region()) and (select ctx.keeps_interest()));
alter policy interest_offers_update on interest_offers using (region_id = (select ctx.region()) and (select ctx.keeps_interest()));
alter policy interest_offers_delete on interest_offers using (region_id = (select ctx.region()) and (select ctx.keeps_interest()));
