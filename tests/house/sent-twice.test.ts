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
const organisations = await db.superuser.query<{ id: string }>("select id from organisations where region_id = $1", [county.region.id]);
const someone = await county.aPerson();
const ofMinutes = await db.superuser.query<{ id: string }>("select agenda_item_id as id from agenda_notes where region_id = $1", [county.region.id]);
const ofMeeting = await db.superuser.query<{ id: string }>("select agenda_item_id as id from agenda_papers where region_id = $1", [county.region.id]);
const chapter = await addItem(county.as("coordinator"), { level: "chapter", parentId: null, text: "Ausblick" });
const chapterId = chapter.ok ? chapter.value.id : "";
await editChapter(county.as("coordinator"), { id: chapterId, version: 1, title: "Ausblick", paragraphs: ["Wir fragen alle."] });
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
  "an organisation": { path: "/netzwerk/neu", makes: ["organisations"], fields: { name: "Lesekreis", kind: "club" } },
  "a list of organisations": {
    path: "/netzwerk/einlesen",
    makes: ["organisation_imports"],
    fields: { file: new File(["Name;Ort\nSchachclub;Osterwehr\n"], "liste.csv") },
  },
  "an agreement": {
    path: "/vereinbarungen/neu",
    makes: ["agreements", "agreement_parties"],
    fields: { title: "Zusammen", kind: "self-commitment", fromOn: today, partyIds: organisations.rows[0]?.id ?? "" },
  },
  "a situation": {
    path: "/wen-anrufen/neu",
    makes: ["situations", "situation_contacts"],
    fields: { name: "Gewalt zu Hause", kind: "violence", "contacts.0.name": "Polizei", "contacts.0.phone": "110" },
  },
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
  "somebody at the door": { path: "/konferenzen/:id/anwesenheit", makes: ["registrations", "registrants"], fields: { intent: "add", name: "Kim Martens" } },
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
  "/konzept/empfehlungen/:id/bearbeiten",
  "/konzept/freigabe",
  "/konzept/einlesen/:id",
  "/massnahmen/:id/bearbeiten",
  "/massnahmen/:id/loeschen",
  "/massnahmen/:id/freigabe/:update",
  "/statusrunden/:id",
  "/netzwerk/:id/loeschen",
  "/wen-anrufen/:id/bearbeiten",
  "/wen-anrufen/:id/loeschen",
  "/wen-anrufen/:id/platz",
  "/netzwerk/:id/zusammenfuehren/:other",
  "/netzwerk/doppelt",
  "/netzwerk/einlesen/:id",
  "/netzwerk/gruendungen",
  "/stelle/bearbeiten",
  "/netzwerk/gruendungen/:id",
  "/vereinbarungen/:id",
  "/vereinbarungen/:id/bearbeiten",
  "/vereinbarungen/:id/loeschen",
  "/verwaltung/anmeldung",
  "/verwaltung/datenschutz/antraege/:id/loeschen",
  "/verwaltung/dateien",
  "/verwaltung/hintergrund",
  "/verwaltung/hintergrund/:id/verwerfen",
  "/verwaltung/zugaenge/:id/haus",
  "/vorgaenge/:id",
  "/vorgaenge/:id/datei",
];

/** A secret address is shown once, so a second try makes another; whoever has it ends the one before. */
const anew = ["/gremien/:id/kalender", "/kalender"];

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
