-- What a measure costs in all. Optional: many measures know their sources before their sum, and some only the sum.
alter table measures add column total_cost_cents bigint check (total_cost_cents >= 0);
