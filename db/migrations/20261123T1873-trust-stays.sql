-- Two entries become one (domain/network/duplicates/merge.ts): everything that points at the one that goes then points at the one
-- that stays. Not trust: the office gave it to one entry, and what it has not trusted must not be public unseen because of a merging.
-- The row stays with its entry and goes with it; the office can trust anew.

create function wall.keep_trust() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  return null;
end $$;
create trigger trust_is_not_moved before update of organisation_id on offer_trust for each row
  when (old.organisation_id <> new.organisation_id) execute function wall.keep_trust();
