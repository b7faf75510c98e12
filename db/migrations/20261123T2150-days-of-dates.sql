-- A date stands under the day that it has here, whatever clocks its rule is on. Dates made before that rule keep the day of the
-- rule's clocks until the rule changes: the calendar of a house that writes in UTC may never. Once they get their day here, and each
-- calendar is read whole once more, so that single dates come onto the clocks here, too.
alter table offer_dates no force row level security;
update offer_dates set starts_on = (starts_at at time zone 'Europe/Berlin')::date
  where not is_all_day and starts_on <> (starts_at at time zone 'Europe/Berlin')::date;
alter table offer_dates force row level security;

alter table offer_feeds no force row level security;
alter table offer_feeds disable trigger offer_feeds_audited;
update offer_feeds set etag = null, last_modified = null where etag is not null or last_modified is not null;
alter table offer_feeds enable trigger offer_feeds_audited;
alter table offer_feeds force row level security;

comment on column offer_dates.starts_on is 'The day here; of a whole day, the day in its own zone.';
