-- A candidate of a public body's election presents themselves in public once they released the own name; until then the
-- presentation stays inside, because it tells who it is about.
alter policy election_candidates_read on election_candidates using (region_id = (select ctx.region())
  and ((select ctx.inside())
    or ((select ctx.audience()) = 'public' and election_id in (select wall.public_elections())
      and person_id in (select r.person_id from person_releases r))));
