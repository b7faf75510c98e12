-- People who are known by an e-mail address alone: who booked, registered, waits, applied, subscribed or was invited.

-- Two ways to write one name have one key: case, order, spaces, marks, "ü" and "ue", a salutation and a title do not tell people apart.
create function search.name_key(said text) returns text language sql immutable parallel safe as $$
  select coalesce((select string_agg(word, ' ' order by word collate "C")
    from regexp_split_to_table(replace(replace(replace(search.plain(said), 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), '[\s-]+') word
    where word <> '' and word not in ('frau', 'herr', 'dr', 'prof')), lower(trim(said)))
$$;

-- An address with a name that stands beside it, as an id for requests, the log and the ledger: it tells neither. Version 8, by RFC 9562.
create function search.address_subject(region uuid, address text, key text) returns uuid language sql immutable parallel safe as $$
  select (left(hash, 8) || '-' || substr(hash, 9, 4) || '-8' || substr(hash, 14, 3) || '-8' || substr(hash, 18, 3) || '-' || substr(hash, 21, 12))::uuid
  from (select encode(sha256(convert_to(region::text || chr(10) || lower(address) || chr(10) || key, 'UTF8')), 'hex') as hash) once
$$;

alter table erasures drop constraint erasures_subject_kind_check,
  add constraint erasures_subject_kind_check check (subject_kind in ('person', 'account', 'address'));
alter table data_requests drop constraint data_requests_subject_kind_check,
  add constraint data_requests_subject_kind_check check (subject_kind in ('person', 'account', 'address'));
