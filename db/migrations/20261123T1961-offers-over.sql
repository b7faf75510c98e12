-- The calendar of somebody who asks for nothing leaves out the few that are over.
create index offer_facts_valid_until on search.offer_facts (region_id, valid_until) where valid_until is not null;
