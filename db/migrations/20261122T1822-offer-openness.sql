-- How open a regular service is to everybody: five questions, answered by its provider or the office.

create table offer_openness (
  region_id uuid not null,
  offer_id uuid not null,
  question text not null check (question in ('languages', 'barriers', 'cost', 'childcare', 'culture')),
  answer text not null check (answer in ('yes', 'partly', 'no')),
  -- What is there, or what is missing.
  sentence text not null default '',
  answered_on date not null,
  answered_by text not null,
  primary key (region_id, offer_id, question),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

call house_wall('offer_openness', null);
call house_register('offer_openness');
do $$
declare command text;
begin
  foreach command in array array['select', 'insert', 'update', 'delete'] loop
    call house_link('offer_openness', 'organisation-entry', command,
      'offer_id in (select o.id from offers o where o.organisation_id::text = (select ctx.account()))');
  end loop;
end $$;
