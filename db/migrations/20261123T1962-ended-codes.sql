-- Addresses that mails carried, a year after their time: until then whoever finds an old mail reads that it opens nothing any more.
drop policy codes_clear on directory.codes;
create policy codes_clear on directory.codes for delete to miteinander_auth
  using (expires_at < now() - case when session_id is null then interval '1 year' else interval '7 days' end or revoked_at < now() - interval '1 year');
grant select (revoked_at) on directory.codes to miteinander_auth;
