import { describe, expect, test } from "vitest";
import { read, type Context } from "#platform/db/index.ts";
import { forbiddenIn } from "#tests/privacy/words.ts";
import { testDatabase } from "#tests/support/database.ts";
import { aRegion, type County } from "#tests/support/factories.ts";
import { isOpenAt } from "../opening-hours.ts";
import {
  answerContacts,
  AnswerContacts,
  askContacts,
  createSituation,
  deleteSituation,
  editSituation,
  findOwnContacts,
  findSituation,
  listSituations,
  moveSituation,
  SituationFields,
  situationHistory,
  type ContactLetter,
} from "./index.ts";

const db = await testDatabase();

const NUMBER = { id: null, version: 0, organisationId: null, personId: null, name: "", phone: null, openingHours: null, note: "", confirmed: false };
const EMERGENCY = { ...NUMBER, name: "Polizei", phone: "110" };
const fieldsOf = (name: string, contacts: object[] = [EMERGENCY], more: object = {}) =>
  SituationFields.parse({ kind: "violence", name, firstSteps: "", isPublic: true, contacts: contacts.map((contact) => ({ ...NUMBER, ...contact })), ...more });

async function aSituation(county: County, name: string, contacts?: object[], more?: object): Promise<string> {
  const made = await createSituation(county.as("coordinator"), fieldsOf(name, contacts, more));
  if (!made.ok) throw new Error(made.refusal);
  return made.value.id;
}
const all = (ctx: Context) => read(ctx, (reader) => listSituations(ctx, reader));
const one = async (ctx: Context, id: string) => {
  const found = await read(ctx, (reader) => findSituation(ctx, reader, id));
  if (!found) throw new Error("no situation");
  return found;
};

describe("A situation", () => {
  test("is kept by the office, with its contacts in the order in which to call", async () => {
    const county = await aRegion(db);
    const { id: organisationId } = await county.anOrganisation({ name: "Frauenberatung", phone: "05555 1" });
    expect(await createSituation(county.as("analyst"), fieldsOf("Gewalt"))).toEqual({ ok: false, refusal: "not-allowed" });
    await aSituation(county, "Gewalt", [EMERGENCY, { organisationId, note: "nachts Anrufbeantworter" }]);
    expect(await all(county.as("volunteer"))).toMatchObject([
      {
        name: "Gewalt",
        contacts: [
          { name: "Polizei", phone: "110" },
          { organisation: "Frauenberatung", phone: "05555 1", ownPhone: null },
        ],
      },
    ]);
  });

  test("asks a plain number for its name and the number itself", () => {
    expect(SituationFields.safeParse({ ...fieldsOf("x"), contacts: [{ ...NUMBER, name: "Polizei" }] }).success).toBe(false);
    expect(SituationFields.safeParse({ ...fieldsOf("x"), contacts: [{ ...NUMBER, phone: "110" }] }).success).toBe(false);
  });

  test("takes no organisation of a stranger's region, and a person only of the organisation beside it", async () => {
    const [county, stranger] = [await aRegion(db), await aRegion(db)];
    const foreign = await stranger.anOrganisation();
    const person = await county.aPerson();
    const other = await county.anOrganisation();
    const refusal = { ok: false, refusal: "contact-unknown" };
    expect(await createSituation(county.as("coordinator"), fieldsOf("x", [{ organisationId: foreign.id }]))).toEqual(refusal);
    expect(await createSituation(county.as("coordinator"), fieldsOf("x", [{ organisationId: other.id, personId: person.id }]))).toEqual(refusal);
    expect(await all(stranger.as("coordinator"))).toEqual([]);
  });

  test("moves up and down; a second press on the same page changes nothing", async () => {
    const county = await aRegion(db);
    const ids = [await aSituation(county, "eins"), await aSituation(county, "zwei"), await aSituation(county, "drei")];
    const names = async () => (await all(county.ctx)).map(({ name }) => name).join(" ");
    const press = (id = "", direction: "up" | "down", from: number) => moveSituation(county.as("editor"), { id, direction, from });
    await press(ids[2], "up", 2);
    await press(ids[2], "up", 2);
    expect(await names()).toBe("eins drei zwei");
    await press(ids[0], "up", 0);
    await press(ids[0], "down", 0);
    expect(await names()).toBe("drei eins zwei");
    expect(await moveSituation(county.as("volunteer"), { id: ids[0] ?? "", direction: "up", from: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
  });

  test("that two people change shows the second one what the first one saved", async () => {
    const county = await aRegion(db);
    const id = await aSituation(county, "Gewalt");
    const { version, contacts } = await one(county.ctx, id);
    const kept = contacts.map((contact) => ({ id: contact.id, version: contact.version, name: contact.name, phone: contact.phone }));
    expect(await editSituation(county.as("editor"), { id, version, fields: fieldsOf("Gewalt zu Hause", kept) })).toMatchObject({ ok: true });
    const second = await editSituation(county.as("coordinator"), { id, version, fields: fieldsOf("Häusliche Gewalt", kept) });
    expect(second).toMatchObject({ ok: false, refusal: "version-conflict", stored: { name: "Gewalt zu Hause" } });
    const history = await read(county.as("coordinator"), (reader) => situationHistory(county.as("coordinator"), reader, id));
    expect(history.map(({ event }) => event)).toEqual(["situation.edited", "situation.created"]);
  });

  test("goes only as its reader saw it", async () => {
    const county = await aRegion(db);
    const id = await aSituation(county, "Gewalt");
    expect(await deleteSituation(county.as("coordinator"), { id, version: 7 })).toEqual({ ok: false, refusal: "version-conflict" });
    expect(await deleteSituation(county.as("volunteer"), { id, version: 1 })).toEqual({ ok: false, refusal: "not-allowed" });
    expect(await deleteSituation(county.as("coordinator"), { id, version: 1 })).toEqual({ ok: true, value: null });
    expect(await all(county.ctx)).toEqual([]);
  });
});

describe("The public", () => {
  test("sees public situations, without contacts who are internal, unreleased or no longer there", async () => {
    const county = await aRegion(db);
    const shown = await county.anOrganisation({ name: "Beratung", phone: "05555 1", isPublic: true });
    const inside = await county.anOrganisation({ name: "Bereitschaft", phone: "05555 2" });
    const [released, unreleased] = [await county.aPerson({ organisationId: shown.id }), await county.aPerson({ organisationId: shown.id, phone: "geheim" })];
    await county.aRelease(released);
    const of = (organisationId: string, personId: string | null = null) => ({ organisationId, personId });
    await aSituation(county, "Gewalt", [EMERGENCY, of(shown.id), of(inside.id), of(shown.id, released.id), of(shown.id, unreleased.id)]);
    await aSituation(county, "Intern", [EMERGENCY], { isPublic: false });
    const [found, ...others] = await all(county.publicCtx);
    expect(others).toEqual([]);
    expect(found?.contacts.map(({ name, organisation, person, phone }) => [name, organisation, person, phone])).toEqual([
      ["Polizei", null, null, "110"],
      ["", "Beratung", null, "05555 1"],
      ["", "Beratung", "Amira Haddad", "05555 1"],
    ]);
    expect(JSON.stringify(found)).not.toMatch(/geheim|Bereitschaft/);
  });
});

const compose = ({ kind, organisation, situations, code }: ContactLetter) => ({
  subject: kind,
  body: `${organisation} (${situations.join(", ")}) ${code.length}`,
});
const on = (county: County, day: string, actor: Context["actor"] = { kind: "system", name: "Test" }) =>
  db.ctx(county.region, actor, new Date(`${day}T05:45:00Z`));
const night = (county: County, day: string) => askContacts(compose)(on(county, day), { id: "1", name: "situation.ask", payload: {} } as never);

async function byLink(county: County, organisationId: string, day: string): Promise<Context> {
  const found = await db.superuser.query<{ id: string }>("select id from contact_confirmations where organisation_id = $1", [organisationId]);
  return on(county, day, { kind: "link", opens: "contact-confirmation", subjectId: found.rows[0]?.id ?? "", name: "Link" });
}

function everyDay(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

describe("A year of confirmations", () => {
  test("is what the written table says, night by night, with one night run twice", async () => {
    const county = await aRegion(db, "2026-01-01");
    const entry = async (name: string, email: string | null) => (await county.anOrganisation({ name, email, isPublic: true })).id;
    const [prompt, silent, nobody, done] = [
      await entry("Prompt", "p@x.example"),
      await entry("Silent", "s@x.example"),
      await entry("Nobody", null),
      await entry("Done", "d@x.example"),
    ];
    await aSituation(county, "Gewalt", [EMERGENCY, { organisationId: prompt }, { organisationId: silent }]);
    await aSituation(county, "Sucht", [{ organisationId: prompt }, { organisationId: nobody }, { organisationId: done }]);

    const marked: string[] = [];
    let before = "";
    for (const day of everyDay("2026-01-02", "2027-01-20")) {
      await night(county, day);
      if (day === "2026-07-16") await night(county, day);
      if (day === "2026-07-03") await answerContacts(await byLink(county, prompt, day), { kind: "confirm" });
      if (day === "2026-07-20") {
        const link = await byLink(county, done, day);
        const own = await read(link, (reader) => findOwnContacts(link, reader));
        await answerContacts(link, { kind: "decline", contactId: own?.contacts[0]?.id ?? "" });
      }
      if (day === "2026-12-01") await answerContacts(await byLink(county, silent, day), { kind: "confirm" });
      const now = (await all(county.publicCtx))
        .flatMap(({ contacts }) => contacts.map((c) => `${c.organisation ?? c.name}${c.unconfirmedSince ? `!${c.unconfirmedSince}` : ""}`))
        .join(" ");
      if (now !== before) marked.push(`${day} ${now}`);
      before = now;
    }

    const mails = await db.superuser.query<{ line: string }>(
      `select to_char(created_at at time zone 'Europe/Berlin', 'YYYY-MM-DD') || ' ' || to_address || ': ' || subject || ' ' || body as line
       from mails where region_id = $1 order by created_at, to_address`,
      [county.region.id],
    );
    expect(mails.rows.map(({ line }) => line)).toEqual([
      "2026-07-02 d@x.example: request Done (Sucht) 32",
      "2026-07-02 p@x.example: request Prompt (Gewalt, Sucht) 32",
      "2026-07-02 s@x.example: request Silent (Gewalt) 32",
      "2026-07-16 d@x.example: reminder Done (Sucht) 32",
      "2026-07-16 s@x.example: reminder Silent (Gewalt) 32",
      "2027-01-01 p@x.example: request Prompt (Gewalt, Sucht) 32",
      "2027-01-15 p@x.example: reminder Prompt (Gewalt, Sucht) 32",
    ]);
    // An old number is better than none: it is marked and stays. Who no longer does it goes.
    expect(marked).toEqual([
      "2026-01-02 Polizei Prompt Silent Prompt Nobody Done",
      "2026-07-20 Polizei Prompt Silent Prompt Nobody",
      "2026-08-13 Polizei Prompt Silent!2026-07-02 Prompt Nobody!2026-07-02",
      "2026-12-01 Polizei Prompt Silent Prompt Nobody!2026-07-02",
    ]);
  }, 180_000);
});

describe("A contact's link", () => {
  test("changes number and times at once, for the own contacts only, and the office sees it", async () => {
    const county = await aRegion(db, "2026-01-01");
    const own = await county.anOrganisation({ name: "Beratung", email: "b@x.example", isPublic: true });
    const other = await county.anOrganisation({ name: "Fremd", email: "f@x.example", isPublic: true });
    const id = await aSituation(county, "Gewalt", [
      { organisationId: own.id, phone: "1" },
      { organisationId: other.id, phone: "2" },
    ]);
    await night(county, "2026-07-02");
    const link = await byLink(county, own.id, "2026-07-05");
    const page = await read(link, (reader) => findOwnContacts(link, reader));
    expect(page).toMatchObject({ organisation: "Beratung", contacts: [{ situation: "Gewalt", phone: "1" }] });
    const [mine, foreign] = (await one(county.ctx, id)).contacts;
    const change = (contactId = "") => AnswerContacts.parse({ kind: "change", contactId, phone: "05555 3", openingHours: "Mo-Fr 8-20 Uhr" });
    expect(await answerContacts(link, change(foreign?.id))).toEqual({ ok: false, refusal: "contact-not-found" });
    expect(await answerContacts(link, change(mine?.id))).toEqual({ ok: true, value: null });
    expect((await one(county.ctx, id)).contacts).toMatchObject([
      { phone: "05555 3", openingHours: "Mo-Fr 08:00-20:00", confirmedOn: "2026-07-05" },
      { phone: "2", confirmedOn: "2026-01-01" },
    ]);
    const history = await read(county.ctx, (reader) => situationHistory(county.ctx, reader, id));
    expect(history[0]).toMatchObject({ event: "situation.answered", actor: "Link" });
  });

  test("that changed a contact stops the office from saving over it unseen", async () => {
    const county = await aRegion(db, "2026-01-01");
    const { id: organisationId } = await county.anOrganisation({ email: "b@x.example" });
    const id = await aSituation(county, "Gewalt", [{ organisationId, phone: "1" }]);
    const opened = await one(county.ctx, id);
    await night(county, "2026-07-02");
    await answerContacts(
      await byLink(county, organisationId, "2026-07-05"),
      AnswerContacts.parse({ kind: "change", contactId: opened.contacts[0]?.id, phone: "2", openingHours: "" }),
    );
    const contacts = opened.contacts.map((contact) => ({ id: contact.id, version: contact.version, organisationId, phone: "1" }));
    expect(await editSituation(county.as("coordinator"), { id, version: opened.version, fields: fieldsOf("Gewalt", contacts) })).toMatchObject({
      refusal: "version-conflict",
      stored: { contacts: [{ phone: "2" }] },
    });
  });
});

describe("Whether somebody is there now", () => {
  test.each([
    ["in the middle of the hours", "Mo-Fr 08:00-12:00", "2026-11-23T10:00:00+01:00", true],
    ["on the region's clock, whatever the server's", "Mo-Fr 08:00-12:00", "2026-11-23T06:59:00Z", false],
    ["after midnight of a night's duty", "Fr 20:00-24:00; Sa 00:00-06:00", "2026-11-28T02:00:00+01:00", true],
    ["on Christmas, where holidays are off", "Mo-Fr 08:00-12:00; PH off", "2026-12-25T10:00:00+01:00", false],
    ["round the clock", "24/7", "2026-11-22T03:00:00+01:00", true],
    ["by appointment", 'Mo-Fr "nach Vereinbarung"', "2026-11-23T10:00:00+01:00", null],
  ])("%s", (_, hours, moment, open) => expect(isOpenAt(hours, new Date(moment), "Europe/Berlin")).toBe(open));
});

describe("Persons concerned", () => {
  test("have no place here: these tables have these columns, and none of them tells what is never stored outside casework", async () => {
    const columns = await db.superuser.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
       where table_name in ('situations', 'situation_contacts', 'contact_confirmations') order by table_name, ordinal_position`,
    );
    const names = columns.rows.map(({ name }) => name);
    expect(names).toEqual([
      ...["region_id", "id", "organisation_id", "asked_on", "reminded_on"].map((name) => `contact_confirmations.${name}`),
      ...["region_id", "id", "situation_id", "position", "organisation_id", "person_id", "name", "phone", "opening_hours", "note"].map(
        (name) => `situation_contacts.${name}`,
      ),
      ...["confirmed_on", "unconfirmed_since", "declined_on", "version"].map((name) => `situation_contacts.${name}`),
      ...["region_id", "id", "kind", "name", "first_steps", "position", "is_public", "version"].map((name) => `situations.${name}`),
    ]);
    expect(names.filter(forbiddenIn)).toEqual([]);
  });
});
