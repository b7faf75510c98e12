-- What somebody must bring along in knowledge or standing before an offer fits: told to the reader, never asked.
-- A text among the others, so that translations and versions hold it too.
alter table offer_texts add column requirements text not null default '';
