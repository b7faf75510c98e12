-- Providers whom the office asks the five questions in a mail of its own; the row goes when nothing is open any more.

create table offer_openness_asks (
  region_id uuid not null,
  organisation_id uuid not null,
  -- wanted: the mail goes out with the next run. unreachable: nobody there can be written to.
  state text not null check (state in ('wanted', 'asked', 'unreachable')),
  -- The day on which it was wanted, asked, or found out.
  since date not null,
  primary key (region_id, organisation_id),
  foreign key (region_id, organisation_id) references organisations (region_id, id) on delete cascade
);
create index offer_openness_asks_state on offer_openness_asks (region_id, state, since);
call house_wall('offer_openness_asks', null);
call house_register('offer_openness_asks');
