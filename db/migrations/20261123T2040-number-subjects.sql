-- People who are known by a telephone number alone: "04261 123-45", "+49 (0)4261 12345", "0049…" and Arabic figures are one number.
-- What has no figure in it ("beim Pförtner") is a way to reach somebody, too, and stays as it was written.
create function search.number_key(said text) returns text language sql immutable parallel safe as $$
  select coalesce(nullif(search.digits(regexp_replace(regexp_replace(
      replace(translate(said, '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', '01234567890123456789'), '(0)', ''), '[^0-9+]', '', 'g'), '^00(?!49)', '')), ''),
    lower(trim(coalesce(said, ''))))
$$;
