-- People whom a night could not block or erase: tried again, and nobody else waited for them.
alter table retention_runs add column failed integer not null default 0 check (failed >= 0);
