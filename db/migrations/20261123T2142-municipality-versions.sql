-- Of two who changed the same place the last one won, and the first never heard of it.

alter table municipalities add column version integer not null default 1;
