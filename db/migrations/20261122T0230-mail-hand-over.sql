-- Texts of mails that an administrator may read and hand over where no mail server does it. All others, above all links
-- for new passwords, are somebody's key: hidden unless said otherwise.
alter table mails add column hand_over boolean not null default false;
