import pg from "pg";
import { readSettings } from "#platform/config/index.ts";
import { newId, openDatabase } from "#platform/db/index.ts";
import { findRegion } from "#platform/tenancy/index.ts";

/**
 * Puts a large county's network into a region: 5,000 organisations with 20,000 people in functions, 60 bodies with 2,000
 * meetings of nine years, their agendas, attendance, minutes, decisions and tasks, a full topic store, 300 agreements.
 * @returns id of the body with the most in it
 */
export async function addLargeNetwork(environment: NodeJS.ProcessEnv, slug: string): Promise<{ gremiumId: string }> {
  const opened = await openDatabase(readSettings(environment));
  const admin = new pg.Client(opened.admin ?? {});
  try {
    const region = await findRegion(opened.database, slug);
    if (!region) throw new Error(`There is no region ${slug}.`);
    await admin.connect();
    // Row by row the triggers would take minutes: what they keep is filled below, and nothing here is to be audited.
    await admin.query("set session_replication_role = replica");
    const filled = await fill(admin, region.id);
    // What autovacuum does by itself, but only a minute later.
    await admin.query("vacuum analyze");
    return filled;
  } finally {
    await admin.end();
    await opened.close();
  }
}

async function fill(admin: pg.Client, regionId: string): Promise<{ gremiumId: string }> {
  const gremiumId = newId();
  const pick = (words: string, n: string) => `(array[${words}])[1 + (${n}) % array_length(array[${words}], 1)]`;
  const kinds =
    "'Sportverein', 'Grundschule', 'Kindertagesstätte', 'Freiwillige Feuerwehr', 'Pflegedienst', 'Kirchengemeinde', 'Migrationsberatungsstelle', 'Familienzentrum', 'Jugendmigrationsdienst', 'Hausarztpraxis'";
  const subjects =
    "'Spätbusse in die Gewerbegebiete', 'Sprachkurse am Abend', 'Wohnraum für Familien', 'Anerkennung von Abschlüssen', 'Sprachmittlung in Praxen', 'Willkommen in der Kita', 'Ehrenamt begleiten'";
  const placed = (table: string) => `(select id, (row_number() over (order by id))::int as place from ${table} where region_id = '${regionId}')`;
  for (const statement of [
    `insert into municipalities (region_id, id, name, kind, position)
      select '${regionId}', gen_random_uuid(), 'Gemeinde ' || ${pick("'Altenfelde', 'Bargstedt', 'Cordshagen', 'Düngstrup', 'Eickhorst'", "n")} || ' ' || n, 'gemeinde', n from generate_series(1, 30) n`,
    `insert into organisations (region_id, id, name, short_name, kind, municipality_id, phone, email, street, postal_code, place, languages, is_public, confirmed_on)
      select '${regionId}', gen_random_uuid(), ${pick(kinds, "n")} || ' ' || m.name || ' ' || n, case when n % 9 = 0 then 'K' || n end,
        ${pick("'club', 'school', 'kindergarten', 'fire-brigade', 'health', 'religious-community', 'welfare', 'family-centre', 'surgery', 'other'", "n")}, m.id,
        '05861 ' || 10000 + n, 'post@haus' || n || '.example', 'Dorfstraße ' || n % 90, 29000 + n % 900, m.name,
        case n % 4 when 0 then array['de', 'ar'] when 1 then array['de'] when 2 then array['de', 'uk', 'en'] else '{}' end, n % 2 = 0, date '2026-11-01' - n % 400
      from generate_series(1, 5000) n join ${placed("municipalities")} p on p.place = 1 + n % 30 join municipalities m on m.region_id = '${regionId}' and m.id = p.id`,
    `insert into organisation_internals (region_id, organisation_id, phone)
      select '${regionId}', id, '05861 77' || o.place from ${placed("organisations")} o where o.place % 3 = 0`,
    `insert into organisation_municipalities (region_id, organisation_id, municipality_id)
      select '${regionId}', o.id, m.id from ${placed("organisations")} o join ${placed("municipalities")} m on (m.place + o.place) % 10 = 0`,
    `insert into people (region_id, id, organisation_id, first_name, last_name, function, responsibilities, email, phone, is_migration_contact)
      select '${regionId}', gen_random_uuid(), o.id, ${pick("'Nesrin', 'Jörg', 'Oksana', 'Heiner', 'Amira', 'Bernd', 'Silke'", "n")}, ${pick("'Yilmaz', 'Krämer', 'Bondarenko', 'Größmann', 'Haddad', 'Petersen'", "n / 7")} || ' ' || n,
        ${pick("'Leitung', 'Sozialberatung', 'Vorstand', 'Sekretariat', 'Schulsozialarbeit'", "n")}, 'Fragen zu Kursen', 'person' || n || '@haus.example', '05861 5' || n, n % 8 = 0
      from generate_series(1, 20000) n join ${placed("organisations")} o on o.place = 1 + n % 5000`,
    `insert into gremien (region_id, id, name, kind, purpose)
      select '${regionId}', case when n = 1 then '${gremiumId}'::uuid else gen_random_uuid() end, ${pick("'Arbeitskreis', 'Netzwerk', 'Beirat'", "n")} || ' ' || ${pick(subjects, "n")} || ' ' || n,
        ${pick("'working-group', 'network', 'advisory-board', 'internal-group'", "n")}, 'Wir stimmen uns ab.' from generate_series(1, 60) n`,
    `insert into gremium_members (region_id, id, gremium_id, person_id, organisation_id, role, from_on)
      select '${regionId}', gen_random_uuid(), g.id, p.id, null, case p.place % 25 when 0 then 'chair' else 'member' end, '2018-01-01'
      from ${placed("gremien")} g cross join generate_series(0, 24) n join ${placed("people")} p on p.place = g.place * 300 + n`,
    // Every tenth meeting is one of the first body's.
    `insert into meetings (region_id, id, gremium_id, number, title, starts_at, ends_at, place, state)
      select '${regionId}', gen_random_uuid(), case when n % 10 = 0 then '${gremiumId}'::uuid else g.id end, n, '', at, at + interval '2 hours', 'Kreishaus', case when n > 1800 then 'invited' else 'held' end
      from generate_series(1, 2000) n join ${placed("gremien")} g on g.place = 1 + n % 60, lateral (select now() + (n - 1800) * interval '43 hours' as at) a`,
    `insert into meeting_participants (region_id, id, meeting_id, person_id, votes, attended)
      select '${regionId}', gen_random_uuid(), m.id, p.id, true, case when m.place % 5 = 0 then null else ${pick("'present', 'online', 'excused', 'absent'", "m.place + p.place")} end
      from ${placed("meetings")} m cross join generate_series(0, 14) n join ${placed("people")} p on p.place = 300 + m.place * 7 % 9000 + n`,
    `insert into topics (region_id, id, gremium_id, title, raised_on, state)
      select '${regionId}', gen_random_uuid(), case when n % 6 = 0 then '${gremiumId}'::uuid else g.id end, ${pick(subjects, "n")} || ' ' || n, date '2026-01-01', case n % 2 when 0 then 'stored' else 'done' end
      from generate_series(1, 2000) n join ${placed("gremien")} g on g.place = 1 + n % 60`,
    `insert into agenda_items (region_id, id, meeting_id, position, title)
      select '${regionId}', gen_random_uuid(), m.id, n, ${pick(subjects, "n + m.place")} || ': Stand ' || m.place from ${placed("meetings")} m, generate_series(1, 8) n`,
    `insert into agenda_notes (region_id, agenda_item_id, text)
      select '${regionId}', a.id, 'Frau Haddad berichtet vom Stand der Dinge; die Gemeinden beteiligen sich an den Kosten. Offen bleibt, wer im nächsten Jahr die Räume stellt.'
      from agenda_items a join meetings m on m.region_id = a.region_id and m.id = a.meeting_id where a.region_id = '${regionId}' and m.state = 'held'`,
    `insert into decisions (region_id, id, gremium_id, meeting_id, agenda_item_id, year, number, text, decided_on)
      select '${regionId}', gen_random_uuid(), m.gremium_id, m.id, a.id, 2026, row_number() over (partition by m.gremium_id), 'Der Kreis trägt die Kosten der ' || a.title, m.starts_at::date
      from agenda_items a join meetings m on m.region_id = a.region_id and m.id = a.meeting_id where a.region_id = '${regionId}' and m.state = 'held' and a.position = 2`,
    `insert into tasks (region_id, id, gremium_id, meeting_id, agenda_item_id, title, owner_person_id, due_on, state, done_on)
      select '${regionId}', gen_random_uuid(), m.gremium_id, m.id, a.id, 'Angebot einholen: ' || a.title, p.id, m.starts_at::date + 30,
        case when m.number % 3 = 0 then 'open' else 'done' end, case when m.number % 3 = 0 then null else m.starts_at::date + 20 end
      from agenda_items a join meetings m on m.region_id = a.region_id and m.id = a.meeting_id join ${placed("people")} p on p.place = m.number * 3
      where a.region_id = '${regionId}' and m.state = 'held' and a.position in (3, 4)`,
    `update meetings set minutes_state = 'approved', minutes_approved_at = ends_at + interval '20 days' where region_id = '${regionId}' and state = 'held' and number % 12 > 0`,
    `insert into agreements (region_id, id, kind, title, text, from_on, until_on)
      select '${regionId}', gen_random_uuid(), 'cooperation', 'Kooperation ' || ${pick(subjects, "n")} || ' ' || n, 'Die Partner stimmen sich ab und nennen einander ihre Ansprechpersonen.', '2025-01-01', date '2026-06-01' + n
      from generate_series(1, 300) n`,
    `insert into agreement_parties (region_id, agreement_id, organisation_id)
      select '${regionId}', a.id, o.id from ${placed("agreements")} a join ${placed("organisations")} o on o.place between a.place * 16 and a.place * 16 + 4`,
    `insert into situations (region_id, id, kind, name, position, is_public)
      select '${regionId}', gen_random_uuid(), 'violence', 'Lage ' || n, n, true from generate_series(1, 15) n`,
    `insert into situation_contacts (region_id, id, situation_id, position, organisation_id, confirmed_on)
      select '${regionId}', gen_random_uuid(), s.id, n, o.id, '2026-10-01'
      from ${placed("situations")} s cross join generate_series(1, 10) n join ${placed("organisations")} o on o.place = s.place * 100 + n`,
    `insert into conferences (region_id, id, title, starts_at, ends_at, is_public, state)
      select '${regionId}', gen_random_uuid(), 'Integrationskonferenz ' || n, now() + (n - 50) * interval '60 days', now() + (n - 50) * interval '60 days' + interval '6 hours', true,
        case when n < 50 then 'documented' else 'open' end from generate_series(1, 60) n`,
    `insert into registrations (region_id, id, conference_id, state, arrived, made_at)
      select '${regionId}', gen_random_uuid(), c.id, 'registered', n, now() from ${placed("conferences")} c, generate_series(1, 300) n`,
    `select count(search.keep_in_network(kind, t)) from (
      select 1 as turn, 'municipality' as kind, to_jsonb(m) as t from municipalities m where region_id = '${regionId}'
      union all select 2, 'organisation', to_jsonb(o) from organisations o where region_id = '${regionId}'
      union all select 3, 'person', to_jsonb(p) from people p where region_id = '${regionId}'
      union all select 4, 'gremium', to_jsonb(g) from gremien g where region_id = '${regionId}' order by turn) one`,
    `insert into search.minutes (region_id, kind, id, words)
      select region_id, 'agenda-item', id, search.lexemes(title) from agenda_items where region_id = '${regionId}'
      union all select region_id, 'note', agenda_item_id, search.lexemes(text) from agenda_notes where region_id = '${regionId}'
      union all select region_id, 'decision', id, search.lexemes(text) from decisions where region_id = '${regionId}'
      union all select region_id, 'task', id, search.lexemes(concat_ws(' ', title, report)) from tasks where region_id = '${regionId}'`,
  ]) {
    await admin.query(statement);
    // Without figures about what the statement before brought, the planner joins these tables by nested loops.
    const [, table] = /^insert into (\S+)/.exec(statement) ?? [];
    if (table) await admin.query(`analyze ${table}`);
  }
  return { gremiumId };
}
