-- What takes days stands in the calendar on each of them; there are few, so that they are found apart. A night that ends in
-- the morning is no second day.
create index offer_dates_of_days on offer_dates (region_id, starts_on) include (offer_id, starts_at, ends_at, is_all_day)
  where is_shown and not is_cancelled and ends_at - starts_at > interval '25 hours';
