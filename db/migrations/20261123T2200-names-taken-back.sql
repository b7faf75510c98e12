-- A confirmed name can be taken back: what its confirmation linked goes with it, what a person entered stays. Of links made
-- before this nobody knows which is which, so they stay.
alter table recommendation_terms add column linked boolean not null default false;
alter table recommendation_terms add column owned boolean not null default false;
