-- Whoever lends something says itself what it is, how many there are and on what terms.
call house_link('offer_lendings', 'organisation-entry', 'insert', 'offer_id in (select wall.own_offers_to_write())');
call house_link('offer_lendings', 'organisation-entry', 'update', 'offer_id in (select wall.own_offers_to_write())');
call house_link('offer_lendings', 'organisation-entry', 'delete', 'offer_id in (select wall.own_offers_to_write())');
