-- Behind an organisation's link may be one of its accounts: then the office reads a name beside the change.
alter table organisation_changes add changed_by text not null default '';
