-- A mail that rests on somebody's consent does not leave once that is taken back, nor to an address that was corrected: without a
-- mail server it may lie in the outbox for days. Whoever takes it back, by link, at the desk or the clock, cannot forget it.
alter table mails add column matter_id uuid;
create index mails_waiting_matter on mails (region_id, matter_id) where matter_id is not null and sent_at is null;

grant select (region_id, matter_id, sent_at), delete on mails to miteinander_definer;
create policy mails_definer_read on mails for select to miteinander_definer using (true);
create policy mails_definer_delete on mails for delete to miteinander_definer using (true);

-- Its argument names the column with the id of what the mails are about.
create function wall.take_mails_back() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from mails where region_id = old.region_id and matter_id = (to_jsonb(old) ->> tg_argv[0])::uuid and sent_at is null;
  return null;
end $$;
revoke execute on function wall.take_mails_back() from public;
grant create on schema wall to miteinander_definer;
alter function wall.take_mails_back() owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;

create trigger mails_back after delete on interest_contacts for each row execute function wall.take_mails_back('interest_id');
create trigger mails_back_of_address after update of email on interest_contacts for each row
  when (old.email is distinct from new.email) execute function wall.take_mails_back('interest_id');
create trigger mails_back after delete on course_list_subscribers for each row execute function wall.take_mails_back('id');
