-- A code of the authenticator app counts once: the half minute of the last accepted one.

alter table auth."twoFactor" add column last_step bigint not null default 0;
