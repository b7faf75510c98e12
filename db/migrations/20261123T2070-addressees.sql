-- People share an address, and a mail is one person's: who it greets, and which person or account that is. Null: an office's mail,
-- one to an address of which no name is known, or one from before; who was the only one known by the address keeps those.
alter table mails add column addressee_name text;
alter table mails add column addressee_guardian text;
alter table mails add column addressee_id uuid;
alter table mails add check (addressee_guardian is null or addressee_name is not null);
