-- What a post says besides is kept with the offer's versions now, and counted by the offer's own number.
alter table offer_posts drop column version;

-- A provider's change is a version too: it must not lose what a post says.
call house_link('offer_posts', 'organisation-entry', 'select', 'offer_id in (select wall.own_offers())');
