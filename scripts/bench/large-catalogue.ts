import pg from "pg";
import { readSettings } from "#platform/config/index.ts";
import { newId, openDatabase } from "#platform/db/index.ts";
import { LANGUAGES } from "#platform/i18n/index.ts";

/**
 * Makes a region with a large catalogue: 20,000 offers of 2,000 organisations with words in all languages of the portal,
 * and 200,000 dates of half a year.
 */
export async function addLargeCatalogue(environment: NodeJS.ProcessEnv, slug: string): Promise<void> {
  const opened = await openDatabase(readSettings(environment));
  const admin = new pg.Client(opened.admin ?? {});
  try {
    await admin.connect();
    const regionId = newId();
    await admin.query("insert into directory.regions (id, slug, name, kind, languages) values ($1, $2, $3, 'landkreis', $4)", [
      regionId,
      slug,
      `Landkreis ${slug}`,
      LANGUAGES.map(({ code }) => code),
    ]);
    // Row by row the triggers would take minutes: what they keep is filled below, and nothing here is to be audited.
    await admin.query("set session_replication_role = replica");
    for (const statement of statements(regionId)) {
      await admin.query(statement);
      // Without figures about what the statement before brought, the planner joins these tables by nested loops.
      const [, table] = /^insert into (\S+)/.exec(statement) ?? [];
      if (table) await admin.query(`analyze ${table}`);
    }
    // What autovacuum does by itself, but only a minute later.
    await admin.query("vacuum analyze");
  } finally {
    await admin.end();
    await opened.close();
  }
}

const pick = (words: string, n: string) => `(array[${words}])[1 + (${n}) % array_length(array[${words}], 1)]`;
const TITLES =
  "'Deutschkurs für Eltern', 'Schwimmkurs für Frauen', 'Offene Sprechstunde', 'Fahrradwerkstatt', 'Nachhilfe in der Bücherei', 'Schuldnerberatung', 'Begegnungscafé', 'Fußball für alle', 'Hilfe bei Bewerbungen', 'Krabbelgruppe', 'Theater ohne Worte', 'Gitarrenunterricht', 'Gesundheitsberatung'";
/** A word of each offer that few others have. */
const SUBJECTS = "'Lindenhof', 'Mühlenbach', 'Kirchplatz', 'Bahnhof', 'Schützenhaus', 'Rosengarten', 'Marktschule', 'Wiesental'";

function statements(regionId: string): string[] {
  const placed = (table: string) => `(select id, (row_number() over (order by id))::int as place from ${table} where region_id = '${regionId}')`;
  const label = (kind: string, keys: string) =>
    `select '${regionId}'::uuid, gen_random_uuid(), '${kind}', key, jsonb_build_object('de', initcap(key), 'en', key), at from unnest(array[${keys}]) with ordinality one(key, at)`;
  const languages = `array[${LANGUAGES.map(({ code }) => `'${code}'`).join(", ")}]`;
  return [
    `insert into municipalities (region_id, id, name, kind, position)
      select '${regionId}', gen_random_uuid(), 'Gemeinde ' || ${pick("'Altenfelde', 'Bargstedt', 'Cordshagen', 'Düngstrup', 'Eickhorst'", "n")} || ' ' || n, 'gemeinde', n from generate_series(1, 30) n`,
    `insert into municipality_areas (region_id, municipality_id, latitude, longitude, postal_codes, outline)
      select '${regionId}', id, south + 0.05, west + 0.07, array[(29000 + place)::text], array[west, south, west + 0.15, south, west + 0.15, south + 0.1, west, south + 0.1]
      from ${placed("municipalities")} m, lateral (select 52.5 + place % 6 * 0.1 as south, 10.0 + place % 5 * 0.15 as west) corner`,
    `insert into offer_labels (region_id, id, kind, key, names, position)
      ${label("branch", "'leisure', 'sport', 'swimming', 'music', 'arts', 'theatre', 'counselling', 'education', 'language', 'work', 'health', 'housing', 'family', 'women', 'youth', 'seniors'")}
      union all ${label("topic", "'arrival', 'school', 'childcare', 'job', 'debt', 'violence', 'recognition', 'asylum', 'pregnancy', 'papers'")}
      union all ${label("target-group", "'children', 'parents', 'women', 'men', 'youth', 'seniors', 'refugees', 'everybody'")}`,
    `insert into organisations (region_id, id, name, kind, municipality_id, phone, email, is_public, confirmed_on)
      select '${regionId}', gen_random_uuid(), ${pick("'Sportverein', 'Volkshochschule', 'Familienzentrum', 'Beratungsstelle'", "n")} || ' ' || n, 'club', m.id, '05861 ' || 10000 + n, 'post@haus' || n || '.example', true, current_date
      from generate_series(1, 2000) n join ${placed("municipalities")} m on m.place = 1 + n % 30`,
    `insert into offers (region_id, id, kind, organisation_id, branch_id, state, cost_cents, has_childcare, accessibility, languages, created_at, published_at, confirmed_on)
      select '${regionId}', gen_random_uuid(), ${pick("'offer', 'offer', 'offer', 'course', 'event', 'volunteer-post'", "n")}, o.id, b.id, 'public', case n % 3 when 0 then 0 when 1 then 500 end, n % 7 = 0,
        case n % 4 when 0 then array['step-free'] else '{}' end, case n % 5 when 0 then array['de', 'ar'] when 1 then array['de', 'uk', 'en'] else array['de'] end, now(), now(), current_date
      from generate_series(1, 20000) n join ${placed("organisations")} o on o.place = 1 + n % 2000
        join (select id, (row_number() over (order by position))::int as place from offer_labels where region_id = '${regionId}' and kind = 'branch') b on b.place = 1 + n % 16`,
    `insert into offer_texts (region_id, offer_id, is_shown, language, title, summary, description, state, source_hash)
      select '${regionId}', o.id, true, language, ${pick(TITLES, "o.place")} || ' ' || ${pick(SUBJECTS, "o.place / 13")} || ' ' || o.place, 'Für alle, die neu hier sind; niemand muss sich anmelden.',
        'Wir treffen uns in kleiner Runde. Wer mag, bringt jemanden mit; Getränke sind da.', case language when 'de' then 'source' else 'reviewed' end, case language when 'de' then null else 'x' end
      from ${placed("offers")} o cross join unnest(${languages}) language`,
    `insert into offer_topics (region_id, offer_id, is_shown, label_id)
      select '${regionId}', o.id, true, l.id from ${placed("offers")} o
        join (select id, (row_number() over (order by kind, position))::int as place from offer_labels where region_id = '${regionId}' and kind <> 'branch') l on (o.place + l.place) % 6 = 0`,
    // Two thousand spots, ten offers at each.
    `insert into offer_places (region_id, id, offer_id, is_shown, name, street, postal_code, municipality_id, latitude, longitude)
      select '${regionId}', gen_random_uuid(), o.id, true, 'Haus ' || o.place % 2000, 'Dorfstraße ' || o.place % 90, '29000', m.id, 52.5 + o.place % 2000 % 50 * 0.01, 10.0 + o.place % 2000 / 50 * 0.015
      from ${placed("offers")} o join ${placed("municipalities")} m on m.place = 1 + o.place % 30`,
    `insert into offer_times (region_id, id, offer_id, is_shown, kind, starts_at, duration_minutes, rule, opening_hours)
      select '${regionId}', gen_random_uuid(), id, true, case when place % 2 = 0 then 'series' else 'open' end, case when place % 2 = 0 then timestamp '2026-01-05 09:00' + place % 7 * interval '1 day' + place % 12 * interval '1 hour' end,
        case when place % 2 = 0 then 90 end, case when place % 2 = 0 then 'FREQ=WEEKLY;COUNT=60' end, case when place % 2 = 1 then ${pick("'Mo-Fr 09:00-12:00', 'Tu,Th 14:00-18:00', 'We 17:00-19:00'", "place")} end
      from ${placed("offers")} o`,
    // Every second offer has twenty dates, a week apart.
    `insert into offer_dates (region_id, times_id, starts_at, ends_at, starts_on, offer_id, is_shown)
      select t.region_id, t.id, at, at + interval '90 minutes', (at at time zone 'Europe/Berlin')::date, t.offer_id, true
      from offer_times t cross join generate_series(0, 19) n, lateral (
        select (current_date + (extract(isodow from t.starts_at)::int - extract(isodow from current_date)::int + n * 7) + t.starts_at::time) at time zone 'Europe/Berlin' as at) one
      where t.region_id = '${regionId}' and t.kind = 'series'`,
    `insert into courses (region_id, offer_id, is_shown, type, level_from, level_to)
      select region_id, id, true, 'integration', 'A1', 'B1' from offers where region_id = '${regionId}' and kind = 'course'`,
    `insert into offer_capacities (region_id, offer_id, is_shown, maximum, booked)
      select region_id, id, true, 20, case when has_childcare then 20 else 7 end from offers where region_id = '${regionId}' and kind = 'course'`,
    // As the triggers keep it; beyond German without the description, which would take minutes and teach nothing.
    `insert into search.offers (region_id, offer_id, language, is_shown, title, named, words)
      select t.region_id, t.offer_id, t.language, true, search.bare(t.title), search.latin(t.title),
        setweight(search.lexemes_in(t.title, t.language), 'A') || setweight(search.lexemes_in(t.summary, t.language), 'B')
          || case t.language when 'de' then setweight(search.lexemes_in(t.description, 'de'), 'D') || search.tails(t.title) else '' end
      from offer_texts t where t.region_id = '${regionId}'`,
    `select search.keep_offer_facts(array_agg(region_id), array_agg(id)) from offers where region_id = '${regionId}'`,
    "analyze search.offer_facts",
  ];
}
