-- Whoever offers a job, an apprenticeship or a practice place says itself what it is: hours, pay, begin, how to apply.
call house_link('offer_posts', 'organisation-entry', 'insert', 'offer_id in (select wall.own_offers_to_write())');
call house_link('offer_posts', 'organisation-entry', 'update', 'offer_id in (select wall.own_offers_to_write())');
call house_link('offer_posts', 'organisation-entry', 'delete', 'offer_id in (select wall.own_offers_to_write())');
