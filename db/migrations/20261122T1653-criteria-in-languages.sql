-- Criteria in the languages of their round, as its question and items have them.
alter table priority_criteria
  add column name_in jsonb not null default '{}',
  add column sentence_in jsonb not null default '{}';
