-- Mails that ask whether what a stranger typed was meant: to an address that nobody confirmed. They are counted by address and day, so
-- that no form makes a flood of the house for somebody else's mailbox.
alter table mails add column unasked boolean not null default false;
create index mails_unasked on mails (region_id, lower(to_address), created_at) where unasked;
