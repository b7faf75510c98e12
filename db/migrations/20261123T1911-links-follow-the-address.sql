-- Each mail to an organisation brings a link of its own, and those before go on. So the links end here, whoever writes: when an
-- address to which they may have gone is no longer one of the organisation's. Deferred, because a value that becomes internal
-- leaves the one table before it arrives in the other.

create function wall.end_links_of_former_address() returns trigger
language plpgsql set search_path = public, pg_temp as $$
declare
  former record := old;
  organisation uuid;
begin
  -- Who changes the own address by link keeps the link.
  if not ctx.inside() then
    return null;
  end if;
  case tg_table_name
    when 'organisations' then organisation := former.id;
    else organisation := former.organisation_id;
  end case;
  if exists (select from organisations o where o.region_id = former.region_id and o.id = organisation and lower(o.email) = lower(former.email))
    or exists (select from organisation_internals i where i.region_id = former.region_id and i.organisation_id = organisation and lower(i.email) = lower(former.email))
    or exists (select from people p where p.region_id = former.region_id and p.organisation_id = organisation and p.is_migration_contact and lower(p.email) = lower(former.email))
  then
    return null;
  end if;
  update directory.codes set revoked_at = now()
    where region_id = former.region_id and subject_id = organisation and kind = 'organisation-entry' and session_id is null and revoked_at is null;
  return null;
end $$;

create constraint trigger ends_links_of_former_address after update of email or delete on organisations deferrable initially deferred
  for each row when (old.email is not null) execute function wall.end_links_of_former_address();
create constraint trigger ends_links_of_former_address after update of email or delete on organisation_internals deferrable initially deferred
  for each row when (old.email is not null) execute function wall.end_links_of_former_address();
create constraint trigger ends_links_of_former_address after update of email, is_migration_contact, organisation_id or delete on people deferrable initially deferred
  for each row when (old.email is not null and old.is_migration_contact) execute function wall.end_links_of_former_address();
