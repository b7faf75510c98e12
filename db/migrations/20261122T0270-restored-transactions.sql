-- A restored database counts its transactions anew, so a number may meet an old entry of the chain that carries the same.
-- An entry of this transaction was written after the transaction began; one from before the restore was not.
create or replace function audit.require_entry() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select 1 from audit.entries where tx = pg_current_xact_id() and at >= transaction_timestamp()) then
    raise exception 'change of % without an audit entry', tg_table_name using errcode = '23000';
  end if;
  return null;
end $$;
