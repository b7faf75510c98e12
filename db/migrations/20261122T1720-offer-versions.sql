-- What an offer said after each saving, whole: to compare two of them in words and to bring one back.

create table offer_versions (
  region_id uuid not null,
  offer_id uuid not null,
  -- The offer's own number of this saving.
  version integer not null,
  -- JSON, as text: names in it can be replaced when the data of a person are erased.
  content text not null,
  saved_at timestamptz not null,
  -- Empty where nobody was asked: what stood there before the first saving.
  saved_by text not null default '',
  primary key (region_id, offer_id, version),
  foreign key (region_id, offer_id) references offers (region_id, id) on delete cascade
);

call house_wall('offer_versions', null);
call house_register('offer_versions');
