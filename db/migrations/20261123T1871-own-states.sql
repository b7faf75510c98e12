-- The link of an organisation moves an offer only as its provider may (domain/offers/providers/save-own.ts): it hands a draft in,
-- pauses, resumes and ends. Whatever else, only the office does: nothing becomes public past its eyes, nothing comes back from the end.

create function wall.keep_offer_state() returns trigger
language plpgsql set search_path = public, pg_temp as $$
begin
  if ctx.audience() = 'organisation-entry'
    and (old.state, new.state) not in (('draft', 'in-review'), ('public', 'paused'), ('public', 'ended'), ('paused', 'public'), ('paused', 'ended'))
  then
    raise exception 'A provider does not move an offer from % to %.', old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger moved_by_its_provider before update of state on offers for each row when (old.state <> new.state) execute function wall.keep_offer_state();

-- A new one waits, or is public where the provider is trusted; nothing else.
drop policy offers_organisation_entry_insert on offers;
call house_link('offers', 'organisation-entry', 'insert',
  'organisation_id::text = (select ctx.account()) and (state = ''in-review'' or (state = ''public'' and exists (select 1 from offer_trust)))');
