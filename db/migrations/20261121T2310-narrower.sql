-- The path below the data folder begins with the region; its uniqueness is the region's own affair.
alter table files drop constraint files_stored_as_key;
alter table files add unique (region_id, stored_as);

-- A revoked link shows no answer, and with them no measure, also where an old page still holds its context.
-- status_requests shows a link its own request only as long as it is not revoked.
alter policy status_answers_read on status_answers using (
  region_id = (select ctx.region()) and ((select ctx.inside()) or ((select ctx.audience()) = 'link'
    and exists (select 1 from status_requests q where q.region_id = status_answers.region_id and q.id = status_answers.status_request_id))));
alter policy status_answers_link on status_answers using (
  region_id = (select ctx.region()) and (select ctx.audience()) = 'link' and decided_at is null
    and exists (select 1 from status_requests q where q.region_id = status_answers.region_id and q.id = status_answers.status_request_id));
