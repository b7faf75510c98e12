-- Until which day a thing can be kept that is fetched on a day: of all pieces that are here on it, the one that is wanted
-- again last. Null: none is here, or the reader does not see the offer. What it says of a piece is what `wall.free_piece`
-- says, for all last days at once.
create function wall.free_until(offer uuid, first date, on_day date) returns date
language sql stable security definer set search_path = public, pg_temp as $$
  select case when max(kept.until) >= first then max(kept.until) end
  from (
    -- Without a loan in the way there is no day before it: least() leaves that out, greatest() would not.
    select min(least(first + o.longest_days - 1, on_day + 400, case when l.first_day > first then l.first_day - 1 when l.first_day <= first then first - 1 end)) as until
    from offer_lendings o
      cross join lateral generate_series(1, o.pieces) as nth
      left join lateral wall.loans_between(offer, first, first + o.longest_days - 1, on_day) l on l.piece = nth
    where o.region_id = ctx.region() and o.offer_id = offer
      and (ctx.inside() or (ctx.audience() = 'public' and o.is_shown))
    group by nth
  ) kept
$$;

grant create on schema wall to miteinander_definer;
revoke execute on function wall.free_until(uuid, date, date) from public;
grant execute on function wall.free_until(uuid, date, date) to miteinander_app, miteinander_definer;
alter function wall.free_until(uuid, date, date) owner to miteinander_definer;
revoke create on schema wall from miteinander_definer;
