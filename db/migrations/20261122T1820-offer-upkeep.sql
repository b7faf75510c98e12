-- Offers are kept true: providers are asked at an interval, and what is over leaves by itself.

create table offer_upkeep_settings (
  region_id uuid not null references directory.regions (id),
  -- Days after an offer's last confirmation.
  ask_after_days integer not null check (ask_after_days between 30 and 730),
  -- Days for which an ended offer is still at hand.
  archive_after_days integer not null check (archive_after_days between 1 and 730),
  primary key (region_id)
);
-- Providers who are asked at present, about all their offers in one mail; the row goes when none is due any more.
create table offer_provider_upkeep (
  region_id uuid not null,
  organisation_id uuid not null,
  asked_on date,
  reminded_on date,
  office_told_on date,
  primary key (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);
-- Since when an offer is over; written by the night after, whoever ended it.
alter table offers add column ended_on date;
create index offers_valid_until on offers (region_id, valid_until) where state in ('public', 'paused');

call house_wall('offer_upkeep_settings', 'true');
call house_wall('offer_provider_upkeep', null);
call house_register('offer_upkeep_settings');
call house_register('offer_provider_upkeep');
call house_link('offer_upkeep_settings', 'organisation-entry', 'select', 'true');

-- The provider's one link also confirms offers. Another migration lets it do more; either may run first.
do $$
declare wanted record;
begin
  for wanted in
    select * from (values
      ('offers', 'select', 'organisation_id::text = (select ctx.account())'),
      ('offers', 'update', 'organisation_id::text = (select ctx.account())'),
      ('offer_texts', 'select', 'offer_id in (select o.id from offers o where o.organisation_id::text = (select ctx.account()))')
    ) as w(target, command, condition)
  loop
    if not exists (select 1 from pg_policies where policyname = wanted.target || '_organisation_entry_' || wanted.command) then
      call house_link(wanted.target, 'organisation-entry', wanted.command, wanted.condition);
    end if;
  end loop;
end $$;
