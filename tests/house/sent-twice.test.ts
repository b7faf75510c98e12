import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { pages } from "#app/pages.ts";
import { addItem, editChapter } from "#domain/concept/editing/index.ts";
import { aCountyToWalk } from "#tests/access/county-to-walk.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion } from "#tests/support/factories.ts";
import { aMember, runningHouse, type Visitor } from "./running-house.ts";

const db = await testDatabase();
const { house, origin, ask } = await runningHouse(db);
const { county, address } = await aCountyToWalk(db, house);
const empty = await aRegion(db);
const [coordinator, administrator, beginner] = [
  await aMember(house, county.ctx, "coordinator"),
  await aMember(house, county.ctx, "administrator"),
  await aMember(house, empty.ctx, "coordinator"),
];
const fields = await db.superuser.query<{ id: string }>("select id from action_fields where region_id = $1", [county.region.id]);
const goals = await db.superuser.query<{ id: string }>("select id from goals where region_id = $1", [county.region.id]);
const recommendations = await db.superuser.query<{ id: string }>("select id from recommendations where region_id = $1", [county.region.id]);
const organisations = await db.superuser.query<{ id: string }>("select id from organisations where region_id = $1", [county.region.id]);
const branches = await db.superuser.query<{ id: string }>("select id from offer_labels where region_id = $1 and kind = 'branch'", [county.region.id]);
const someone = await county.aPerson();
const ofMinutes = await db.superuser.query<{ id: string }>("select agenda_item_id as id from agenda_notes where region_id = $1", [county.region.id]);
const ofMeeting = await db.superuser.query<{ id: string }>("select agenda_item_id as id from agenda_papers where region_id = $1", [county.region.id]);
const chapter = await addItem(county.as("coordinator"), { level: "chapter", parentId: null, text: "Ausblick" });
const chapterId = chapter.ok ? chapter.value.id : "";
await editChapter(county.as("coordinator"), { id: chapterId, version: 1, title: "Ausblick", paragraphs: ["Wir fragen alle."] });
const ofFund = await db.superuser.query<{ id: string }>("select id from budget_lines where region_id = $1 and fund_id is not null", [county.region.id]);
const today = county.ctx.today;
const inTwoWeeks = new Date(county.ctx.now.getTime() + 14 * 86_400_000).toISOString().slice(0, 10);
const csv = "Handlungsfeld;Ziel;Empfehlung\nBildung;Alle lernen Deutsch.;Kurse am Morgen anbieten.\n";

type Sent = {
  path: string;
  /** Behind the address, where the page shows the form only when asked. */
  query?: string;
  /** What must have one row more, and no two. */
  makes: string[];
  fields: Record<string, string | File>;
  by?: Visitor;
  slug?: string;
};
const creating: Record<string, Sent> = {
  "a measure": {
    path: "/massnahmen/neu",
    makes: ["measures", "milestones"],
    fields: { title: "Lesepaten", state: "idea", "milestones.0.title": "Start", "milestones.0.dueOn": inTwoWeeks },
  },
  "an entry with a document": {
    path: "/massnahmen/:id",
    makes: ["progress_updates", "files"],
    fields: { intent: "entry", text: "Läuft.", assessment: "on-track", file: new File(["a;b\n1;2\n"], "liste.csv") },
  },
  "a document": {
    path: "/massnahmen/:id",
    makes: ["measure_links", "files"],
    fields: { intent: "attach", attachmentTitle: "", attachment: new File(["c;d\n1;2\n"], "x.csv") },
  },
  "a status round": {
    path: "/statusrunden/neu",
    makes: ["status_rounds", "status_requests"],
    fields: { title: "Herbst", dueOn: inTwoWeeks, fieldIds: fields.rows[0]?.id ?? "" },
  },
  "an evaluation round": {
    path: "/konzept/bewertung/neu",
    makes: ["evaluation_rounds", "evaluation_raters", "evaluation_contacts"],
    fields: { title: "Zwischenbilanz", dueOn: inTwoWeeks, fieldIds: fields.rows[0]?.id ?? "", organisationIds: organisations.rows[0]?.id ?? "" },
  },
  "an organisation": { path: "/netzwerk/neu", makes: ["organisations"], fields: { name: "Lesekreis", kind: "club" } },
  "a list of organisations": {
    path: "/netzwerk/einlesen",
    makes: ["organisation_imports"],
    fields: { file: new File(["Name;Ort\nSchachclub;Osterwehr\n"], "liste.csv") },
  },
  "another plan": { path: "/plaene/neu", makes: ["plans", "plan_goals"], fields: { title: "Bildungsbericht", goals: "1 Alle lernen." } },
  "an indicator": {
    path: "/kennzahlen/neu",
    makes: ["indicators"],
    fields: { name: "Plätze", goalId: goals.rows[0]?.id ?? "", unit: "number", direction: "more" },
  },
  "a value of an indicator": { path: "/kennzahlen/:id/werte", makes: ["indicator_values"], fields: { period: "2019", value: "5", anyway: "on" } },
  "an agreement": {
    path: "/vereinbarungen/neu",
    makes: ["agreements", "agreement_parties"],
    fields: { title: "Zusammen", kind: "self-commitment", fromOn: today, partyIds: organisations.rows[0]?.id ?? "" },
  },
  "a list of offers": {
    path: "/angebote/einlesen",
    makes: ["offer_imports"],
    fields: { file: new File(["Titel;Anbieter;Bereich\nSchach;Schachclub;Sport\n"], "angebote.csv") },
  },
  "days off": {
    path: "/angebote/ferien",
    makes: ["holidays"],
    fields: { intent: "add", kind: "own", name: "Kreistag", firstDay: today, lastDay: inTwoWeeks },
  },
  "a calendar of others": {
    path: "/angebote/kalender/neu",
    makes: ["offer_feeds"],
    fields: { name: "Verein", address: "https://example.org/b.ics", organisationId: organisations.rows[0]?.id ?? "", branchId: branches.rows[0]?.id ?? "" },
  },
  "a fund": { path: "/foerdermittel/neu", makes: ["funds"], fields: { name: "Miteinander reden", giver: "Stiftung", state: "watched" } },
  "a booking": {
    path: "/foerdermittel/:id/buchungen",
    makes: ["fund_bookings"],
    fields: { intent: "book", budgetLineId: ofFund.rows[0]?.id ?? "", kind: "called-up", bookedOn: today, amount: "1" },
  },
  "a call for micro-grants": {
    path: "/kleinfoerderung/neu",
    makes: ["grant_calls", "grant_call_texts"],
    fields: { "title.de": "Gute Ideen", fromOn: today, untilOn: inTwoWeeks, max: "500", total: "5.000" },
  },
  "a situation": {
    path: "/wen-anrufen/neu",
    makes: ["situations", "situation_contacts"],
    fields: { name: "Gewalt zu Hause", kind: "violence", "contacts.0.name": "Polizei", "contacts.0.phone": "110" },
  },
  "themes of the county": { path: "/konzept/begriffe", makes: ["themes"], fields: { kind: "theme", names: "Nachbarschaft" } },
  "places of the county": { path: "/netzwerk/orte", makes: ["municipalities"], fields: { names: "Moordorf", kind: "gemeinde", parentId: "" } },
  "a branch of offers": { path: "/angebote/begriffe", makes: ["offer_labels"], fields: { intent: "add", kind: "branch", "names.de": "Gartenbau", icon: "" } },
  "a kind of organisation": { path: "/netzwerk/einstellungen", makes: ["organisation_kinds"], fields: { name: "Kleingartenverein" } },
  "a step to an association": { path: "/netzwerk/gruendungen/schritte", makes: ["founding_steps"], fields: { title: "Räume finden" } },
  "a body": { path: "/gremien/neu", makes: ["gremien"], fields: { name: "AK Wohnen", kind: "working-group", quorum: "half" } },
  "a seat in a body": {
    path: "/gremien/:id/mitglieder/neu",
    makes: ["gremium_members"],
    fields: { personId: someone.id, role: "member", votes: "on", fromOn: today },
  },
  "an election": { path: "/gremien/:id/wahlen/neu", makes: ["elections"], fields: { title: "Wahl 2027" } },
  "a meeting": { path: "/gremien/:id/sitzungen/neu", makes: ["meetings"], fields: { on: inTwoWeeks, from: "10:00", to: "11:00" } },
  "a topic": { path: "/gremien/:id/themen", makes: ["topics"], fields: { title: "Spätbus" } },
  "an item of an agenda": { path: "/sitzungen/:id/tagesordnung", makes: ["agenda_items"], fields: { intent: "add", title: "Berichte" } },
  "a paper of a meeting": {
    path: "/sitzungen/:id/tagesordnung",
    makes: ["agenda_papers", "files"],
    fields: { intent: "add-paper", itemId: ofMeeting.rows[0]?.id ?? "", file: new File(["e;f\n1;2\n"], "bericht.csv") },
  },
  "an offer": {
    path: "/angebote/neu",
    makes: ["offers", "offer_texts", "offer_versions"],
    fields: {
      kind: "offer",
      setting: "place",
      registration: "none",
      title: "Sprachcafé",
      organisationId: organisations.rows[0]?.id ?? "",
      branchId: branches.rows[0]?.id ?? "",
    },
  },
  "a conference": {
    path: "/konferenzen/neu",
    makes: ["conferences"],
    fields: { title: "Konferenz", on: inTwoWeeks, from: "10:00", to: "16:00", languages: "de" },
  },
  "a workshop": {
    path: "/konferenzen/:id/workshops",
    makes: ["conference_workshops"],
    fields: { intent: "save", title: "Wohnen", from: "11:00", to: "12:00" },
  },
  "a registration by the office": {
    path: "/konferenzen/:id/anmeldungen",
    makes: ["registrations", "registrants"],
    fields: { intent: "add", name: "Jan Koops" },
  },
  "a programme": {
    path: "/angebote/programme/neu",
    makes: ["programmes", "programme_texts"],
    fields: { "title.de": "Lesewochen", firstDay: today, lastDay: inTwoWeeks },
  },
  "a result of an event": { path: "/angebote/:id/ergebnisse", makes: ["event_results"], fields: { intent: "add", label: "Besuche", number: "40" } },
  "a loan by the office": {
    path: "/angebote/:id/ausleihen",
    makes: ["bookings", "booking_contacts", "booking_steps", "loans"],
    fields: { first: inTwoWeeks, last: inTwoWeeks, name: "Jan Koops", phone: "05555 1" },
  },
  "a booking by the office": {
    path: "/angebote/:id/anmeldungen",
    makes: ["bookings", "booking_contacts", "booking_steps"],
    fields: { intent: "enter", name: "Jan Koops", phone: "05555 1" },
  },
  "somebody who gets the course list": {
    path: "/angebote/kursliste/neu",
    makes: ["course_list_subscribers"],
    fields: { email: "beratung@example.org", pace: "weekly", language: "de", consent: "on" },
  },
  "somebody who looks for a course": {
    path: "/angebote/interessierte/neu",
    makes: ["interest_entries", "interest_contacts"],
    fields: { level: "A1", consent: "on", name: "Jan Koops", phone: "05555 1", language: "de" },
  },
  "somebody at the door": { path: "/konferenzen/:id/anwesenheit", makes: ["registrations", "registrants"], fields: { intent: "add", name: "Kim Martens" } },
  "a vote": {
    path: "/priorisierung/neu",
    makes: ["priority_rounds", "priority_items"],
    fields: { question: "Was zuerst?", method: "points", points: "5", pointsPerItem: "3", strength: "device", items: recommendations.rows[0]?.id ?? "" },
  },
  "a vote on paper": { path: "/priorisierung/:id/papier", makes: ["urn.ballots"], fields: { m0: "3", m1: "1", m2: "1" } },
  "an idea board": { path: "/konferenzen/:id/karten", makes: ["idea_boards"], fields: { intent: "open", question: "Und sonst?" } },
  "a paper of a conference": {
    path: "/konferenzen/:id/dokumentation",
    makes: ["conference_papers", "files"],
    fields: { intent: "paper", file: new File(["%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"], "bericht.pdf") },
  },
  "a decision": {
    path: "/sitzungen/:id/protokoll",
    makes: ["decisions"],
    fields: { intent: "decision", item: ofMinutes.rows[0]?.id ?? "", text: "Der Raum bleibt offen." },
  },
  "a task": { path: "/sitzungen/:id/protokoll", makes: ["tasks"], fields: { intent: "task", item: ofMinutes.rows[0]?.id ?? "", title: "Schlüssel besorgen" } },
  "a person": { path: "/netzwerk/:id/bearbeiten", makes: ["people"], fields: { intent: "add-person", lastName: "Petersen" } },
  "a field of action": {
    path: "/konzept/gliederung",
    query: "?neu=action-field:",
    makes: ["action_fields"],
    fields: { intent: "add", level: "action-field", parentId: "", text: "Gesundheit" },
  },
  "a recommendation": {
    path: "/konzept/gliederung",
    query: `?neu=recommendation:${goals.rows[0]?.id}`,
    makes: ["recommendations"],
    fields: { intent: "add", level: "recommendation", parentId: goals.rows[0]?.id ?? "", text: "Kurse am Abend." },
  },
  "a principle": {
    path: "/konzept/grundlagen",
    query: "?neu=principle",
    makes: ["principles"],
    fields: { intent: "add", level: "principle", parentId: "", text: "Teilhabe" },
  },
  "a recommendation from a passage": {
    path: "/konzept/grundlagen",
    query: `?markieren=${chapterId}:0`,
    makes: ["recommendations"],
    fields: { intent: "mark", id: chapterId, passage: "Wir fragen alle.", goalId: goals.rows[0]?.id ?? "" },
  },
  "an import": { path: "/konzept/einlesen", makes: ["concept_imports", "files"], fields: { file: new File([csv], "konzept.csv") } },
  "a concept": { path: "/konzept/neu", makes: ["concepts"], fields: { title: "Konzept" }, by: beginner, slug: empty.region.slug },
  "a revision": { path: "/konzept/fortschreibung", makes: ["concepts"], fields: { intent: "begin" }, by: beginner, slug: empty.region.slug },
  "a resolution": { path: "/konzept/beschluesse/neu", makes: ["concept_resolutions"], fields: { kind: "recommended", body: "Kreistag", resolvedOn: today } },
  "a word of the dictionary": { path: "/konzept/benannt", makes: ["terms"], fields: { act: "add", kind: "app", name: "Integreat", forms: "" } },
  "a word for the search": { path: "/konzept/suchwoerter", makes: ["synonyms"], fields: { word: "Kita", means: "Kindertagesstätte" } },
  "an invitation": {
    path: "/verwaltung/zugaenge",
    makes: ["invitations", "mails"],
    fields: { intent: "invite", role: "editor", name: "Rosa Neu", email: "rosa@example.org" },
    by: administrator,
  },
  "a request of a person": {
    path: "/verwaltung/datenschutz/:kind/:id",
    makes: ["data_requests", "data_request_steps"],
    fields: { kind: "access", receivedOn: today },
    by: administrator,
  },
  "a step of such a request": {
    path: "/verwaltung/datenschutz/antraege/:id",
    makes: ["data_request_steps"],
    fields: { intent: "note", kind: "note", note: "Angerufen." },
    by: administrator,
  },
  "the wish to see the log": {
    path: "/verwaltung/datenschutz/einsicht",
    makes: ["log_views"],
    fields: { reason: "Hinweis auf Missbrauch", fromDay: today, toDay: today },
    by: administrator,
  },
};

/** These take forms and make nothing new by them: what they change is the same after the second time, or has a version. */
const changing = [
  // Another code of the same session, which opens nothing more.
  "/eigenes",
  "/angebote/frische",
  "/angebote/:id/offenheit",
  "/angebote/offenheit/fragen",
  "/angebote/:id/kurs",
  "/angebote/:id/interessierte",
  "/angebote/interessierte/:id/bearbeiten",
  "/angebote/interessierte/:id/loeschen",
  "/angebote/kursliste/:id/loeschen",
  "/angebote/:id/zeiten",
  "/angebote/anbieter",
  "/angebote/pruefen/:id",
  "/angebote/pruefen/vorschlag/:id",
  "/angebote/einlesen/:id",
  "/angebote/:id/bearbeiten",
  "/angebote/:id/fassungen",
  "/angebote/:id/loeschen",
  "/angebote/:id/sprachen/:language",
  "/angebote/:id/stand",
  "/angebote/:id/termine",
  "/angebote/:id/stelle",
  "/angebote/:id/leihgabe",
  "/angebote/programme/:id",
  "/angebote/programme/:id/loeschen",
  "/angebote/:id/termine/:at",
  "/priorisierung/:id/bearbeiten",
  "/priorisierung/:id/codes",
  "/priorisierung/:id/datei/:file",
  "/priorisierung/:id/leitung",
  "/priorisierung/:id/loeschen",
  "/priorisierung/:id/mitglieder",
  "/plaene/:id/bearbeiten",
  "/plaene/:id/loeschen",
  "/plaene/:id/zuordnen",
  "/konzept/zahlen",
  "/plaene/:id/dokument",
  "/kennzahlen/:id/bearbeiten",
  "/kennzahlen/:id/einlesen",
  "/kennzahlen/:id/freigabe",
  "/kennzahlen/:id/loeschen",
  "/konferenzen/:id",
  "/konferenzen/:id/absagen",
  "/konferenzen/:id/anmeldungen/datei/:file",
  "/konferenzen/:id/bearbeiten",
  "/konferenzen/:id/karten/datei",
  "/aufgaben/:id",
  "/beschluesse/:id/massnahme",
  "/gremien/:id/aufloesen",
  "/gremien/:id/bearbeiten",
  "/gremien/:id/beteiligung",
  "/gremien/:id/beteiligung/datei",
  "/gremien/:id/mitglieder/:member",
  "/gremien/:id/wahlen/:election",
  "/netzwerk/aenderungen",
  "/sitzungen/:id",
  "/sitzungen/:id/absagen",
  "/sitzungen/:id/bearbeiten",
  "/sitzungen/:id/protokoll/datei/:file",
  "/sitzungen/:id/protokoll/genehmigung",
  "/sitzungen/:id/teilnahme",
  "/sitzungen/:id/unterlagen/:paper",
  "/themen/:id",
  "/foerdermittel/:id/bearbeiten",
  "/foerdermittel/:id/bescheid",
  "/foerdermittel/:id/loeschen",
  "/foerdermittel/fristen/warnung",
  "/foerdermittel/zuordnen",
  "/kleinfoerderung/:id/bearbeiten",
  "/kleinfoerderung/antraege/:id",
  "/konzept/empfehlungen/:id/bearbeiten",
  "/konzept/beschluesse/:id",
  "/konzept/beschluesse/:id/loeschen",
  "/konzept/beschluesse/teile",
  "/konzept/fortschreibung/aufgeben",
  "/konzept/vorlage",
  "/konzept/vorlage/:file",
  "/konzept/freigabe",
  "/konzept/einlesen/:id",
  "/massnahmen/:id/bearbeiten",
  "/massnahmen/:id/loeschen",
  "/massnahmen/:id/freigabe/:update",
  "/statusrunden/:id",
  "/konzept/bewertung/:id",
  "/konzept/bewertung/:id/bearbeiten",
  // Who is in already is not added again.
  "/konzept/bewertung/:id/dazu",
  "/konzept/bewertung/:id/stelle/:rater",
  "/konzept/bewertung/:id/vorschlaege",
  "/konzept/bewertung/:id/abgeben/:rater",
  "/netzwerk/:id/loeschen",
  "/netzwerk/:id/links",
  "/wen-anrufen/:id/bearbeiten",
  "/wen-anrufen/:id/loeschen",
  "/wen-anrufen/:id/platz",
  "/netzwerk/:id/zusammenfuehren/:other",
  "/netzwerk/doppelt",
  "/netzwerk/einlesen/:id",
  "/netzwerk/gruendungen",
  "/stelle/bearbeiten",
  "/netzwerk/gruendungen/:id",
  // What is read in or saved again says the same of the same places.
  "/angebote/lage",
  "/angebote/kalender/:id",
  "/angebote/kalender/:id/bearbeiten",
  "/angebote/kalender/:id/loeschen",
  "/vereinbarungen/:id",
  "/vereinbarungen/:id/bearbeiten",
  "/vereinbarungen/:id/loeschen",
  "/verwaltung/anmeldung",
  "/verwaltung/datenschutz/antraege/:id/loeschen",
  "/verwaltung/dateien",
  "/verwaltung/kontakt",
  "/verwaltung/sprachen",
  "/verwaltung/hintergrund",
  "/verwaltung/hintergrund/:id/verwerfen",
  "/verwaltung/zugaenge/:id/haus",
  "/vorgaenge/:id",
  "/vorgaenge/:id/datei",
];

/** A secret address is shown once, so a second try makes another; whoever has it ends the one before. */
const anew = ["/foerdermittel/fristen/kalender", "/gremien/:id/kalender", "/kalender", "/priorisierung/:id/mitglieder/zettel"];

async function count(regionId: string, tables: string[]): Promise<Record<string, number>> {
  const counts = tables.map(async (table) => {
    const found = await db.superuser.query<{ count: number }>(`select count(*)::int as count from ${table} where region_id = $1`, [regionId]);
    return [table, found.rows[0]?.count ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

describe("A form that is sent again", () => {
  test.each(Object.entries(creating))("makes one: %s", async (_, { path, query = "", makes, fields, by = coordinator, slug }) => {
    const regionId = slug ? empty.region.id : county.region.id;
    const page = `${address(`/app/:region${path}`, slug)}${query}`;
    const shown = await (await ask(page, { headers: { cookie: by.cookie } })).text();
    const formId = /name="formular"[^>]* value="([^"]+)"/.exec(shown)?.[1];
    const send = (more: Record<string, string> = {}) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ ...fields, ...(formId ? { formular: formId } : {}), ...more })) body.set(name, value);
      return ask(page, { method: "POST", body, headers: { origin, cookie: by.cookie } });
    };
    const before = await count(regionId, makes);
    const answers = [...(await Promise.all([send(), send()])), await send()];
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(new Set(answers.map(({ headers }) => headers.get("location"))).size).toBe(1);
    expect(await count(regionId, makes)).toEqual(Object.fromEntries(makes.map((table) => [table, (before[table] ?? 0) + 1])));
  });

  test("with other words in it, after going back, is another and gets lost as little", async () => {
    const page = address("/app/:region/massnahmen/:id");
    const shown = await (await ask(page, { headers: { cookie: coordinator.cookie } })).text();
    const formId = /name="formular"[^>]* value="([^"]+)"/.exec(shown)?.[1] ?? "";
    const before = await count(county.region.id, ["progress_updates"]);
    for (const text of ["Es läuft.", "Es läuft gut."]) {
      const body = new URLSearchParams({ formular: formId, text, assessment: "on-track" });
      expect((await ask(page, { method: "POST", body, headers: { origin, cookie: coordinator.cookie } })).status).toBe(303);
    }
    expect(await count(county.region.id, ["progress_updates"])).toEqual({ progress_updates: (before.progress_updates ?? 0) + 2 });
  });

  test("is looked at here for every page of the workspace that takes one", () => {
    const routes = resolve(import.meta.dirname, "../../app/routes");
    const taking = pages
      .filter(({ path, file }) => path.startsWith("/app/:region/") && existsSync(resolve(routes, file)))
      .filter(({ file }) => readFileSync(resolve(routes, file), "utf8").includes("export async function action"))
      .map(({ path }) => path.replace("/app/:region", ""));
    expect(taking.toSorted()).toEqual([...new Set([...changing, ...anew, ...Object.values(creating).map(({ path }) => path)])].toSorted());
  });
});
