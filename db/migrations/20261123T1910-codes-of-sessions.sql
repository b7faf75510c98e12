-- Who is signed in for an organisation opens the pages behind its link, too, by a code that ends with the session.

alter table directory.codes add session_id uuid,
  add constraint codes_session_opens check (session_id is null or kind = 'organisation-entry');
comment on column directory.codes.session_id is 'auth.session: the code opens only while this session is alive. Without a foreign key, so that the page can still say why it opens nothing.';
create index codes_of_sessions on directory.codes (expires_at) where session_id is not null;

-- The sign-in role clears them, as it clears sessions; a week later, so that who comes back after a weekend is told what happened.
grant select (session_id, expires_at), delete on directory.codes to miteinander_auth;
create policy codes_clear on directory.codes for delete to miteinander_auth using (session_id is not null and expires_at < now() - interval '7 days');
