-- Who holds a course says how many it takes. The link writes the numbers that are its own; those that follow from the bookings,
-- and how long a place is kept for an answer, stay with the house.

call house_link('offer_capacities', 'organisation-entry', 'select', 'offer_id in (select wall.own_offers())');
call house_link('offer_capacities', 'organisation-entry', 'insert', 'offer_id in (select wall.own_offers()) and (booked, waiting, last_arrival) = (0, 0, 0) and answer_days is null');
call house_link('offer_capacities', 'organisation-entry', 'update', 'offer_id in (select wall.own_offers())');

create function wall.keep_given_places() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if ctx.audience() = 'organisation-entry'
    and (new.booked, new.waiting, new.last_arrival, new.answer_days) is distinct from (old.booked, old.waiting, old.last_arrival, old.answer_days)
  then
    raise exception 'A provider does not give places past the bookings.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger kept_by_bookings before update on offer_capacities for each row execute function wall.keep_given_places();
